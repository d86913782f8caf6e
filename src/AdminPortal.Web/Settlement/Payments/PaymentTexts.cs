namespace AdminPortal.Web.Settlement.Payments;

/// <summary>Finds the texts in PaymentTexts.resx (Norwegian) and PaymentTexts.en.resx.</summary>
public sealed class PaymentTexts;
