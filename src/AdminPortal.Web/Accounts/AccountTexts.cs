namespace AdminPortal.Web.Accounts;

/// <summary>Finds the texts in AccountTexts.resx (Norwegian) and AccountTexts.en.resx.</summary>
public sealed class AccountTexts;
