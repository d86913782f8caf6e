namespace AdminPortal.Web.Settlement;

/// <summary>Finds the texts in QueueTexts.resx (Norwegian) and QueueTexts.en.resx.</summary>
public sealed class QueueTexts;
