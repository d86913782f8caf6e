namespace AdminPortal.Web.Jobs;

/// <summary>Stands for the texts of bulk changes and the jobs that do them.</summary>
public sealed class JobTexts;
