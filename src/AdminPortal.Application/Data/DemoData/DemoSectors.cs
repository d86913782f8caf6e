namespace AdminPortal.Application.Data.DemoData;

/// <summary>What organisations of one trade are called: at the top, in the middle and at the bottom of their group.</summary>
/// <param name="Tops">A <c>*</c> stands for the town.</param>
/// <param name="Units">A <c>*</c> stands for the town.</param>
/// <param name="Leaves">A <c>*</c> stands for a place within the town.</param>
internal sealed record DemoSector(string[] Tops, string[] Units, string[] Leaves);

/// <summary>The trades of each country.</summary>
internal static class DemoSectors
{
    private static readonly DemoSector[] Norway =
    [
        new(["* kommune"], ["* kommune – Oppvekst", "* kommune – Helse og omsorg", "* kommune – Teknisk drift", "* kommunale eiendommer KF"],
            ["* skole", "* barnehage", "* sykehjem", "* bibliotek", "* brannstasjon", "* ungdomsskole"]),
        new(["* fylkeskommune"], ["* fylkeskommune – Samferdsel", "* tannhelse", "* fylkesarkiv"], ["* videregående skole", "* tannklinikk", "* museum"]),
        new(["* Rederi ASA", "* Shipping ASA"], ["* Tankers AS", "* Offshore AS", "* Ship Management AS"], ["MS «*»", "* Skipsdrift AS", "* Bemanning AS"]),
        new(["Helse * HF"], ["* universitetssykehus HF", "* sykehusapotek HF", "* pasientreiser"], ["* legesenter", "* DPS", "* ambulansestasjon", "* rehabilitering"]),
        new(["* Sparebank", "Sparebanken *"], ["* Eiendomskreditt AS", "* Finans AS", "* Forsikring AS"], ["Sparebanken avd. *", "Eiendomsmegleren * AS"]),
        new(["Universitetet i *", "Høgskolen i *"], ["Det juridiske fakultet, *", "Det medisinske fakultet, *", "Universitetsbiblioteket i *"], ["Institutt for fiskehelse, *", "Studentsamskipnaden *", "Forskningsparken * AS"]),
        new(["* Tele AS", "* Bredbånd AS"], ["* Mobil AS", "* Fiber AS", "* Bedriftsnett AS"], ["Telebutikken * AS", "* Nettservice AS"]),
        new(["* Sjømat ASA", "* Havbruk AS"], ["* Laks AS", "* Settefisk AS", "* Eksport AS"], ["* Oppdrett AS", "* Slakteri AS", "* Fôr og service AS"]),
        new(["*ferjene AS", "* Fjordcruise AS"], ["* Hurtigbåt AS", "* Ferjesamband AS"], ["* ferjekai", "* båtverksted AS", "* kafé og billettsalg"]),
        new(["* Energi AS", "* Kraftlag SA"], ["* Nett AS", "* Fornybar AS", "* Varme AS"], ["* kraftverk AS", "* vindpark AS"]),
        new(["* Handel AS", "Brødrene * & Sønn AS"], ["* Engros AS", "* Netthandel AS"], ["* Bok og papir", "* Sport AS", "* Blomster og hage"]),
    ];

    private static readonly DemoSector[] Sweden =
    [
        new(["* kommun"], ["* kommun – Utbildning", "* kommun – Omsorg"], ["*skolan", "* förskola", "* äldreboende"]),
        new(["Rederi AB *", "* Sjöfart AB"], ["* Färjelinjer AB", "* Bogsering AB"], ["M/S *", "* Varv AB"]),
        new(["* Sparbank"], ["* Fastighetsförmedling AB", "* Försäkring AB"], ["Sparbanken, kontor *"]),
        new(["* Energi AB"], ["* Elnät AB", "* Bredband AB"], ["* Värmeverk AB", "* Vattenkraft AB"]),
    ];

    private static readonly DemoSector[] Denmark =
    [
        new(["* Kommune"], ["* Kommune – Børn og Unge", "* Kommune – Ældre"], ["*skolen", "* børnehave", "* plejehjem"]),
        new(["* Færgefart A/S", "* Rederi A/S"], ["* Havn A/S", "* Bugser A/S"], ["* Skibsværft ApS", "* Færgeleje"]),
        new(["* Sparekasse"], ["* Leasing A/S", "* Ejendomme A/S"], ["Sparekassen, afdeling *"]),
    ];

    private static readonly DemoSector[] Finland =
    [
        new(["* Puhelin Oy"], ["* Verkko Oy", "* Mobiili Oy"], ["* Palvelut Oy", "* Myymälä Oy"]),
        new(["* Varustamo Oyj"], ["* Satama Oy", "* Laivaus Oy"], ["M/S *", "* Telakka Oy"]),
        new(["* Energia Oy"], ["* Sähköverkko Oy", "* Lämpö Oy"], ["* Voimalaitos Oy"]),
    ];

    private static readonly DemoSector[] Iceland =
    [
        new(["* Sjávarútvegur hf."], ["* Fiskeldi ehf.", "* Útgerð ehf."], ["* Frystihús ehf."]),
        new(["* Fjarskipti hf."], ["* Farsími ehf.", "* Ljósleiðari ehf."], ["* Verslun ehf."]),
    ];

    public static DemoSector[] In(string country) => country switch
    {
        "SE" => Sweden,
        "DK" => Denmark,
        "FI" => Finland,
        "IS" => Iceland,
        _ => Norway,
    };
}
