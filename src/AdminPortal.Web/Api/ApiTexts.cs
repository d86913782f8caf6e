namespace AdminPortal.Web.Api;

/// <summary>Finds the texts in ApiTexts.resx (Norwegian) and ApiTexts.en.resx: what the API says of a call by the code of its problem.</summary>
public sealed class ApiTexts;
