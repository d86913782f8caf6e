namespace AdminPortal.Web.BillingAccounts;

/// <summary>Finds the texts in BillingAccountTexts.resx (Norwegian) and BillingAccountTexts.en.resx.</summary>
public sealed class BillingAccountTexts;
