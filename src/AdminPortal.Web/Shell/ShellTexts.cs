namespace AdminPortal.Web.Shell;

/// <summary>Finds the texts in ShellTexts.resx (Norwegian) and ShellTexts.en.resx.</summary>
public sealed class ShellTexts;
