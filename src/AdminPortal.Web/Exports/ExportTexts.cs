namespace AdminPortal.Web.Exports;

/// <summary>Names the texts of the exports' menu.</summary>
public sealed class ExportTexts;
