namespace AdminPortal.Web.Home;

/// <summary>Finds the texts in HomeTexts.resx (Norwegian) and HomeTexts.en.resx.</summary>
public sealed class HomeTexts;
