namespace AdminPortal.Web.Settlement;

/// <summary>Finds the texts in SettlementTexts.resx (Norwegian) and SettlementTexts.en.resx.</summary>
public sealed class SettlementTexts;
