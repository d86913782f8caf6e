using System.Globalization;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;

namespace AdminPortal.Web.Settlement;

/// <summary>What the address of the ageing asks for.</summary>
/// <param name="AsAt">Today where null.</param>
/// <param name="Sort">One of <see cref="AgeingSort"/>.</param>
public sealed record AgeingSearch(DateOnly? AsAt, string? OrganizationId, AgeingParty Party, string? Currency, string Sort, bool Descending, int Rows)
{
    public const int MostRows = 1_000;

    public AgeingFilter Filter => new()
    {
        AsAt = AsAt,
        OrganizationId = OrganizationId,
        Party = Party,
        CurrencyCode = Currency,
        Sort = Sort,
        Reversed = Descending == (Sort == AgeingSort.Name),
        Rows = Rows,
    };

    /// <summary>A value that cannot be read counts as none, and is told of: a figure of another day must not pass for what was asked.</summary>
    public static AgeingSearch Read(Func<string, string?> query, out IReadOnlyList<AgeingFault> faults)
    {
        var found = new List<AgeingFault>();
        var sort = OneOf("sort", query("sort"), [AgeingSort.Overdue, AgeingSort.Total, AgeingSort.Name], found);
        var search = new AgeingSearch(
            DayOf(query("asAt"), found),
            query("organization"),
            OneOf("party", query("party"), ["receiver", "user"], found) == "user" ? AgeingParty.User : AgeingParty.Receiver,
            CurrencyOf(query("currency"), found),
            sort ?? AgeingSort.Overdue,
            sort is null || query("desc") == "true",
            int.TryParse(query("rows"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Clamp(rows, 1, MostRows) : AgeingFilter.DefaultRows);
        faults = found;
        return search;
    }

    private static DateOnly? DayOf(string? text, List<AgeingFault> faults)
    {
        var day = InvoiceSearch.ReadDay(text);
        if (text is not null && (day is null || day > AgeingFilter.LastDay))
        {
            faults.Add(new("AsAt", text));
            return null;
        }

        return day;
    }

    private static string? CurrencyOf(string? text, List<AgeingFault> faults)
    {
        if (text is { Length: 3 } && text.All(char.IsAsciiLetterUpper))
        {
            return text;
        }

        if (text is not null)
        {
            faults.Add(new("Currency", text));
        }

        return null;
    }

    private static string? OneOf(string name, string? text, string[] known, List<AgeingFault> faults)
    {
        if (text is not null && !known.Contains(text))
        {
            faults.Add(new(name == "party" ? "Party" : "Sort", text));
            return null;
        }

        return text;
    }
}

/// <summary>A value of the address that cannot be read.</summary>
/// <param name="Name">Ends the key of the text that says so.</param>
public sealed record AgeingFault(string Name, string Value);
