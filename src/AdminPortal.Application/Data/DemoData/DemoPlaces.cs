namespace AdminPortal.Application.Data.DemoData;

internal sealed record DemoPlace(string City, string PostalCode);

/// <summary>Real places with a postal code of theirs, and streets such as they have.</summary>
internal static class DemoPlaces
{
    private static readonly string[] NorwegianAreas =
    [
        "Solbakken", "Myrvoll", "Åsen", "Haugen", "Bjørkelia", "Granåsen", "Fjellstad", "Nesøya", "Strømsund", "Lyngmo", "Elvebakken", "Tårnåsen",
        "Kråkerøy", "Sørvik", "Nordås", "Østmarka", "Vestby", "Lillehagen", "Storvatnet", "Bekkelaget", "Fagerlia", "Hærøya", "Rødberg", "Skjærvika",
        "Tømmerneset", "Ådalen", "Ølstad", "Grønnegata", "Kvitsand", "Leirbukt", "Måsøya", "Raudberget", "Sæterbakken", "Trollåsen", "Utsikten", "Voldsløkka",
    ];

    private static readonly string[] SwedishAreas = ["Björkhagen", "Sjövik", "Östermalm", "Tallåsen", "Lindö", "Kvarnbäcken", "Vårberga", "Högalid", "Ängsholm", "Norrtull"];

    private static readonly string[] DanishAreas = ["Bøgelund", "Nørremark", "Søndervang", "Ågård", "Kærby", "Fredhøj", "Østerø", "Rugmarken"];

    private static readonly string[] FinnishAreas = ["Mäntylä", "Kivisaari", "Järvenpää", "Koivula", "Länsiranta", "Syväsalmi", "Pöytyä"];

    private static readonly string[] IcelandicAreas = ["Bláskógar", "Hvammur", "Þórsmörk", "Sæból", "Skógarbær", "Ægisgarður"];

    private static readonly DemoPlace[] Norway =
    [
        new("Oslo", "0150"), new("Bergen", "5003"), new("Trondheim", "7018"), new("Stavanger", "4006"), new("Tromsø", "9008"), new("Bodø", "8006"),
        new("Ålesund", "6002"), new("Hamar", "2317"), new("Drammen", "3015"), new("Kristiansand", "4611"), new("Molde", "6413"), new("Sandnes", "4306"),
        new("Haugesund", "5527"), new("Tønsberg", "3110"), new("Lillehammer", "2609"), new("Hammerfest", "9600"), new("Alta", "9510"), new("Narvik", "8514"),
        new("Harstad", "9405"), new("Førde", "6800"), new("Florø", "6900"), new("Kirkenes", "9900"), new("Vadsø", "9800"), new("Mosjøen", "8656"),
        new("Brønnøysund", "8900"), new("Steinkjer", "7713"), new("Levanger", "7600"), new("Kongsberg", "3611"), new("Gjøvik", "2815"), new("Halden", "1771"),
        new("Sortland", "8400"), new("Svolvær", "8300"), new("Kristiansund", "6509"), new("Ørsta", "6150"), new("Røros", "7374"), new("Voss", "5700"),
        new("Odda", "5750"), new("Årdal", "6885"), new("Mandal", "4514"), new("Grimstad", "4876"),
    ];

    private static readonly DemoPlace[] Sweden =
    [
        new("Göteborg", "411 06"), new("Malmö", "211 22"), new("Umeå", "903 26"), new("Luleå", "972 31"), new("Västerås", "722 11"), new("Örebro", "702 10"),
        new("Linköping", "582 22"), new("Jönköping", "553 16"), new("Östersund", "831 30"), new("Skellefteå", "931 31"), new("Gävle", "803 20"), new("Växjö", "352 30"),
    ];

    private static readonly DemoPlace[] Denmark =
    [
        new("Aarhus", "8000"), new("Odense", "5000"), new("Aalborg", "9000"), new("Esbjerg", "6700"), new("Køge", "4600"), new("Helsingør", "3000"),
        new("Sønderborg", "6400"), new("Rønne", "3700"), new("Svendborg", "5700"), new("Hjørring", "9800"),
    ];

    private static readonly DemoPlace[] Finland =
    [
        new("Helsinki", "00100"), new("Turku", "20100"), new("Oulu", "90100"), new("Vaasa", "65100"), new("Jyväskylä", "40100"), new("Seinäjoki", "60100"),
        new("Hämeenlinna", "13100"), new("Rovaniemi", "96200"), new("Pietarsaari", "68600"), new("Maarianhamina", "22100"),
    ];

    private static readonly DemoPlace[] Iceland =
    [
        new("Reykjavík", "101"), new("Akureyri", "600"), new("Hafnarfjörður", "220"), new("Ísafjörður", "400"), new("Egilsstaðir", "700"), new("Húsavík", "640"),
    ];

    private static readonly string[] NorwegianStreets =
    [
        "Storgata", "Kirkegata", "Havnegata", "Skolegata", "Sjøgata", "Kongens gate", "Dronningens gate", "Strandgata", "Jernbanegata", "Fjordveien",
        "Åsveien", "Bjørnstjerne Bjørnsons gate", "Nedre Slottsgate", "Øvregata", "Industriveien", "Rådhusplassen",
    ];

    private static readonly string[] SwedishStreets = ["Storgatan", "Hamngatan", "Kungsgatan", "Östra Ågatan", "Järnvägsgatan", "Västra Hamnvägen"];

    private static readonly string[] DanishStreets = ["Algade", "Havnegade", "Søndergade", "Østergade", "Nørregade", "Færgevej"];

    private static readonly string[] FinnishStreets = ["Rantakatu", "Kirkkokatu", "Hämeenkatu", "Satamatie", "Yliopistonkatu"];

    private static readonly string[] IcelandicStreets = ["Laugavegur", "Hafnarstræti", "Aðalstræti", "Strandgata", "Þórsgata"];

    public static DemoPlace[] In(string country) => country switch
    {
        "SE" => Sweden,
        "DK" => Denmark,
        "FI" => Finland,
        "IS" => Iceland,
        _ => Norway,
    };

    /// <summary>Names of farms and neighbourhoods, for what lies within a town.</summary>
    public static string[] AreasIn(string country) => country switch
    {
        "SE" => SwedishAreas,
        "DK" => DanishAreas,
        "FI" => FinnishAreas,
        "IS" => IcelandicAreas,
        _ => NorwegianAreas,
    };

    public static string[] StreetsIn(string country) => country switch
    {
        "SE" => SwedishStreets,
        "DK" => DanishStreets,
        "FI" => FinnishStreets,
        "IS" => IcelandicStreets,
        _ => NorwegianStreets,
    };

    /// <summary>ISO 3166-1 alpha-3 of the countries that demo organisations are in.</summary>
    public static string Alpha3(string country) => country switch
    {
        "NO" => "NOR",
        "SE" => "SWE",
        "DK" => "DNK",
        "FI" => "FIN",
        "IS" => "ISL",
        _ => throw new ArgumentOutOfRangeException(nameof(country), country, null),
    };
}
