namespace AdminPortal.Web.Contacts;

/// <summary>Finds the texts in ContactTexts.resx (Norwegian) and ContactTexts.en.resx.</summary>
public sealed class ContactTexts;
