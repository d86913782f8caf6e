namespace AdminPortal.Web.Audit;

/// <summary>Stands for the texts of the history: pages, and the words for actions, objects, fields and values.</summary>
public sealed class AuditTexts;
