namespace AdminPortal.Web.Changes;

/// <summary>Stands for the texts of changes: previews, confirmations, notices and Undo.</summary>
public sealed class ChangeTexts;
