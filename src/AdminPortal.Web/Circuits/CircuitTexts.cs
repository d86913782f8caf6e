namespace AdminPortal.Web.Circuits;

/// <summary>Finds the texts in CircuitTexts.resx (Norwegian) and CircuitTexts.en.resx.</summary>
public sealed class CircuitTexts;
