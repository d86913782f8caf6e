namespace AdminPortal.Application.Organizations;

/// <summary>Finds the names in CountryNames.resx (Norwegian) and CountryNames.en.resx: ISO 3166-1 alpha-2, names after CLDR.</summary>
public sealed class CountryNames;
