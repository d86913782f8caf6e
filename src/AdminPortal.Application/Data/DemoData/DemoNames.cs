using System.Text;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>What an organisation is called by where it stands, and what its domain is called by its name.</summary>
internal static class DemoNames
{
    /// <summary>A group shares its country, town and trade; both are drawn at its top.</summary>
    public static string Country(DemoHierarchy hierarchy, int root) => root <= hierarchy.Delegated
        ? "NO"
        : new DemoRandom(DemoDraw.Country, root).Below(100) switch
        {
            < 74 => "NO",
            < 86 => "SE",
            < 93 => "DK",
            < 98 => "FI",
            _ => "IS",
        };

    public static DemoPlace Town(DemoHierarchy hierarchy, int root) =>
        new DemoRandom(DemoDraw.Town, root).Pick(DemoPlaces.In(Country(hierarchy, root)));

    public static string Organization(DemoHierarchy hierarchy, int place, int root)
    {
        if (root < hierarchy.Delegated)
        {
            return OfLargeShape(hierarchy, place, root);
        }

        var country = Country(hierarchy, root);
        var town = Town(hierarchy, root).City;
        var areas = DemoPlaces.AreasIn(country);
        var sectors = DemoSectors.In(country);
        var sector = root == hierarchy.Delegated ? sectors[2] : new DemoRandom(DemoDraw.Trade, root).Pick(sectors);
        var random = new DemoRandom(DemoDraw.Name, place);
        if (place == root)
        {
            return random.Pick(sector.Tops).Replace("*", town, StringComparison.Ordinal);
        }

        return hierarchy.HasChildren(place)
            ? random.Pick(sector.Units).Replace("*", town, StringComparison.Ordinal) + (random.Chance(65) ? $", {random.Pick(areas)}" : "")
            : random.Pick(sector.Leaves).Replace("*", random.Pick(areas), StringComparison.Ordinal);
    }

    /// <summary>Host names are in lower case ASCII, as most are, or keep the letters of the name.</summary>
    public static string Domain(string name, bool isInternationalized)
    {
        var text = isInternationalized ? name.ToLowerInvariant() : SearchText.Fold(name);
        var label = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                label.Append(letter);
            }
            else if (label.Length > 0 && label[^1] != '-')
            {
                label.Append('-');
            }
        }

        return label.ToString().Trim('-') + ".example";
    }

    private static string OfLargeShape(DemoHierarchy hierarchy, int place, int root)
    {
        var (top, member) = root switch
        {
            DemoHierarchy.Chain => ("Dypkonsern Holding AS", "Dyp {0} AS"),
            DemoHierarchy.Widest => ("Fiskarlagenes Felleskjøp SA", "Fiskarlag {0}, {1}"),
            _ => ("Nordiske Ferjehavner AS", "Ferjehavn {0}, {1}"),
        };
        var number = DemoNumbers.Text(place - root + (root == DemoHierarchy.Chain ? 1 : 0), root == DemoHierarchy.Chain ? 2 : 4);
        return place == root
            ? top
            : member.Replace("{0}", number, StringComparison.Ordinal)
                .Replace("{1}", new DemoRandom(DemoDraw.Name, place).Pick(DemoPlaces.In("NO")).City, StringComparison.Ordinal);
    }
}
