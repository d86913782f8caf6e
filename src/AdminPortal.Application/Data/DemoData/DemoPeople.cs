namespace AdminPortal.Application.Data.DemoData;

/// <summary>Names of people, as they are common in each country.</summary>
internal static class DemoPeople
{
    private static readonly string[] NorwegianFirst =
    [
        "Anne", "Bjørn", "Kari", "Ola", "Ingrid", "Håkon", "Solveig", "Øyvind", "Åse", "Terje", "Sigrun", "Jørgen", "Marit", "Geir", "Synnøve", "Kåre",
        "Ragnhild", "Pål", "Åshild", "Magnus", "Tuva", "Sindre", "Frøydis", "Eirik", "Ánte", "Máret", "Fatima", "Amir", "Agnieszka", "Thanh",
    ];

    private static readonly string[] NorwegianLast =
    [
        "Hansen", "Johansen", "Olsen", "Larsen", "Bråten", "Ødegård", "Bjørnstad", "Sæther", "Lund", "Moen", "Haugen", "Solbakken", "Nygård", "Aasen",
        "Tønnessen", "Gjertsen", "Myhre", "Fjørtoft", "Rød", "Kvåle", "Utsi", "Eira", "Nguyen", "Khan", "Kowalska", "Ahmed",
    ];

    private static readonly string[] SwedishFirst = ["Åsa", "Göran", "Märta", "Björn", "Elin", "Östen", "Lars", "Annika"];
    private static readonly string[] SwedishLast = ["Andersson", "Åkerström", "Sjöberg", "Lindqvist", "Öhman", "Nyström", "Bäckman"];
    private static readonly string[] DanishFirst = ["Søren", "Mette", "Jørgen", "Kirsten", "Bjarne", "Pernille", "Asger"];
    private static readonly string[] DanishLast = ["Nielsen", "Sørensen", "Møller", "Kjær", "Nørgaard", "Østergaard", "Dam"];
    private static readonly string[] FinnishFirst = ["Päivi", "Jukka", "Aino", "Väinö", "Leena", "Matti", "Sanna"];
    private static readonly string[] FinnishLast = ["Virtanen", "Mäkinen", "Hämäläinen", "Järvinen", "Korhonen", "Söderström"];
    private static readonly string[] IcelandicFirst = ["Guðrún", "Jón", "Þóra", "Ólafur", "Sigríður", "Björk", "Ægir"];
    private static readonly string[] IcelandicLast = ["Jónsdóttir", "Guðmundsson", "Þórsdóttir", "Einarsson", "Ólafsdóttir"];
    private static readonly string[] Middle = ["Marie", "Roger", "Bråten", "Johan", "Ødegård", "Kristine", "Elisabeth"];

    public static string First(string country, DemoRandom random) => random.Pick(country switch
    {
        "SE" => SwedishFirst,
        "DK" => DanishFirst,
        "FI" => FinnishFirst,
        "IS" => IcelandicFirst,
        _ => NorwegianFirst,
    });

    public static string Last(string country, DemoRandom random) => random.Pick(country switch
    {
        "SE" => SwedishLast,
        "DK" => DanishLast,
        "FI" => FinnishLast,
        "IS" => IcelandicLast,
        _ => NorwegianLast,
    });

    public static string? MiddleOrNone(DemoRandom random) => random.Chance(15) ? random.Pick(Middle) : null;
}
