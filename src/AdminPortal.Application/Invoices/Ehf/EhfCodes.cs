using System.Collections.Frozen;
using System.Globalization;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>The code lists of Peppol BIS Billing 3.0 that an invoice's own words are held against.</summary>
internal static class EhfCodes
{
    /// <summary>"One", which says nothing of what is counted.</summary>
    public const string AnyUnit = "C62";

    private static readonly FrozenSet<string> Currencies = Split("""
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY
        COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
        ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MXV MYR MZN
        NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SOS SRD SSP STN SVC SYP SZL
        THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UZS VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW
        """);

    private static readonly FrozenSet<string> Countries = Split("""
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK
        CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
        GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV
        LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR
        TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XI 1A
        """);

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["PCS"] = "H87", ["PC"] = "H87", ["PIECE"] = "H87", ["STK"] = "H87", ["ST"] = "H87", ["STYCK"] = "H87", ["H87"] = "H87",
        ["EA"] = "EA", ["EACH"] = "EA",
        ["MONTH"] = "MON", ["MONTHS"] = "MON", ["MND"] = "MON", ["MÅNED"] = "MON", ["MÅNEDER"] = "MON", ["MON"] = "MON", ["MO"] = "MON",
        ["YEAR"] = "ANN", ["YEARS"] = "ANN", ["YR"] = "ANN", ["ÅR"] = "ANN", ["ANN"] = "ANN",
        ["WEEK"] = "WEE", ["UKE"] = "WEE", ["WEE"] = "WEE",
        ["DAY"] = "DAY", ["DAYS"] = "DAY", ["DAG"] = "DAY", ["DAGER"] = "DAY",
        ["HOUR"] = "HUR", ["HOURS"] = "HUR", ["H"] = "HUR", ["HR"] = "HUR", ["HRS"] = "HUR", ["TIME"] = "HUR", ["TIMER"] = "HUR", ["HUR"] = "HUR",
        ["MIN"] = "MIN", ["MINUTE"] = "MIN", ["MINUTES"] = "MIN", ["MINUTT"] = "MIN", ["MINUTTER"] = "MIN",
        ["SEC"] = "SEC", ["SEK"] = "SEC",
        ["GB"] = "E34", ["MB"] = "4L", ["KB"] = "2P", ["TB"] = "E35",
        ["KG"] = "KGM", ["KGM"] = "KGM", ["L"] = "LTR", ["LTR"] = "LTR", ["M"] = "MTR", ["MTR"] = "MTR", ["KM"] = "KMT", ["KMT"] = "KMT",
        ["KWH"] = "KWH", ["SET"] = "SET", ["SETT"] = "SET", ["PAR"] = "PR", ["C62"] = AnyUnit,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> TwoLettersOf = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name))
        .Where(region => Countries.Contains(region.TwoLetterISORegionName))
        .DistinctBy(region => region.ThreeLetterISORegionName)
        .ToFrozenDictionary(region => region.ThreeLetterISORegionName, region => region.TwoLetterISORegionName);

    /// <summary>ISO 4217, in order.</summary>
    public static IReadOnlyList<string> AllCurrencies { get; } = [.. Currencies.Order(StringComparer.Ordinal)];

    public static bool IsCurrency(string code) => Currencies.Contains(code);

    public static bool IsCountry(string code) => Countries.Contains(code);

    /// <summary>Alpha-2 of an alpha-3 code (ISO 3166-1); null where there is none.</summary>
    public static string? CountryOf(string? alpha3) => alpha3 is null ? null : TwoLettersOf.GetValueOrDefault(alpha3);

    /// <summary>The UN/ECE code of an ERP's unit, or null where it is not known.</summary>
    public static string? UnitOf(string symbol) => Units.GetValueOrDefault(symbol.TrimEnd('.').ToUpperInvariant());

    private static FrozenSet<string> Split(string codes) => codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
