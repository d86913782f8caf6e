using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Web.Invoices;

namespace AdminPortal.Web.Settlement.Payments;

/// <summary>What the address of the payments asks for. A value that cannot be read does not narrow the list.</summary>
public sealed record PaymentSearch
{
    public const string Open = "open";
    public const string Matched = "matched";
    public const string SetAside = "aside";
    public const string Files = "files";

    public static readonly IReadOnlyList<string> Lists = [Open, Matched, SetAside, Files];

    /// <summary>Which of <see cref="Lists"/>.</summary>
    public string List { get; init; } = Open;

    public string? Text { get; init; }

    public MatchKind? Kind { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public decimal? Amount { get; init; }

    public long? FileId { get; init; }

    /// <summary>Whether nothing but the choice of the list narrows it.</summary>
    public bool IsEmpty => this == new PaymentSearch { List = List };

    public PaymentFilter Filter => new()
    {
        Status = List switch
        {
            Matched => PaymentStatus.Matched,
            SetAside => PaymentStatus.SetAside,
            _ => PaymentStatus.Open,
        },
        Text = Text,
        Kind = Kind,
        From = From,
        To = To,
        Amount = Amount,
        FileId = FileId,
    };

    /// <param name="value">The first value of a query parameter, or null.</param>
    public static PaymentSearch Read(Func<string, string?> value) => new()
    {
        List = value("list") is { } list && Lists.Contains(list) ? list : Open,
        Text = value("q")?.Trim(),
        Kind = InvoiceSearch.ReadName<MatchKind>(value("kind")),
        From = InvoiceSearch.ReadDay(value("from")),
        To = InvoiceSearch.ReadDay(value("to")),
        Amount = InvoiceSearch.ReadAmount(value("amount")),
        FileId = long.TryParse(value("file"), out var file) ? file : null,
    };
}
