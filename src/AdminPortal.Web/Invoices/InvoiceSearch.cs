using System.Globalization;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Web.Shared;

namespace AdminPortal.Web.Invoices;

/// <summary>What the address of a list of invoices asks for. A value that cannot be read does not narrow the list.</summary>
public sealed record InvoiceSearch
{
    /// <summary>First day, in Norway.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in Norway; until now where null.</summary>
    public DateOnly? To { get; init; }

    public string? OrganizationId { get; init; }

    public InvoiceParty Party { get; init; }

    public bool WithSubtree { get; init; }

    public InvoiceStatus? Status { get; init; }

    /// <summary>Only what stood unsettled at the end of this day, in Norway.</summary>
    public DateOnly? AsAt { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    /// <summary>Only what is for a party that the portal does not know, or of which the reader may see the name alone.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>Only what this check found.</summary>
    public CheckCode? Finding { get; init; }

    /// <summary>Only what any check found, being overdue apart.</summary>
    public bool AnyFinding { get; init; }

    public string? Currency { get; init; }

    public decimal? AmountFrom { get; init; }

    public decimal? AmountTo { get; init; }

    public string? Text { get; init; }

    /// <summary>Only what carries this number of a billing account, as invoices show it.</summary>
    public string? Account { get; init; }

    /// <summary>Names the text that says which range ends before it begins, so that nothing can lie in it; null where none does.</summary>
    public string? WhatIsReversed => From > To ? "Reversed.Dates" : AmountFrom > AmountTo ? "Reversed.Amounts" : null;

    public bool IsEmpty => this == new InvoiceSearch();

    public InvoiceFilter Filter => new()
    {
        DateAfter = From is { } from ? OsloTime.MidnightOf(from) : null,
        DateBefore = To is { } to && to < DateOnly.MaxValue ? OsloTime.MidnightOf(to.AddDays(1)) : null,
        OrganizationId = OrganizationId,
        Party = Party,
        WithSubtree = WithSubtree,
        Settled = Status switch
        {
            InvoiceStatus.Settled => true,
            InvoiceStatus.Unsettled => false,
            InvoiceStatus.Overdue or null => null,
        },
        OverdueOnly = Status is InvoiceStatus.Overdue,
        AsAt = AsAt,
        DueFrom = DueFrom,
        DueTo = DueTo,
        Elsewhere = Elsewhere,
        Finding = Finding,
        AnyFinding = AnyFinding,
        CurrencyCode = Currency,
        AmountFrom = AmountFrom,
        AmountTo = AmountTo,
        Text = Text,
        CustomerAccountNumber = Account,
    };

    /// <summary>Reads what the address of the list of invoices asks for.</summary>
    public static InvoiceSearch Read(Func<string, string?> value) => new()
    {
        Text = value("q")?.Trim() is { Length: > 0 } text ? text : null,
        From = ReadDay(value("from")),
        To = ReadDay(value("to")),
        Status = ReadName<InvoiceStatus>(value("status")),
        Finding = ReadName<CheckCode>(value("finding")),
        AnyFinding = value("finding") == FindingWords.Any,
        AsAt = ReadDay(value("asAt")),
        DueFrom = ReadDay(value("dueFrom")),
        DueTo = ReadDay(value("dueTo")),
        Elsewhere = value("elsewhere") == "true",
        Currency = value("currency") is { Length: > 0 } currency ? currency : null,
        OrganizationId = value("organization") is { Length: > 0 } organization ? organization : null,
        Party = ReadName<InvoiceParty>(value("party")) ?? InvoiceParty.Either,
        WithSubtree = value("below") == "true",
        AmountFrom = ReadAmount(value("min")),
        AmountTo = ReadAmount(value("max")),
        Account = value("account")?.Trim() is { Length: > 0 } account ? account : null,
    };

    /// <summary>The invoices of the same days and organisation on which a check found something.</summary>
    public string HrefOf(string finding) => PortalUrls.Invoices(
        ("finding", finding), ("organization", OrganizationId), ("party", Party is InvoiceParty.Either ? null : Write<InvoiceParty>(Party)), ("below", WithSubtree),
        ("from", From is { } from ? Display.Machine(from) : null), ("to", To is { } to ? Display.Machine(to) : null));

    /// <summary>A day as addresses and date fields write it. A year before 1990 is one that is still being typed.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1990 ? day : null;

    /// <summary>An amount as addresses write it.</summary>
    public static decimal? ReadAmount(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    /// <summary>One of an enum's names in any case; a number is not one.</summary>
    public static T? ReadName<T>(string? text)
        where T : struct, Enum =>
        text is [var first, ..] && char.IsAsciiLetter(first) && Enum.TryParse<T>(text, true, out var value) ? value : null;

    /// <summary>How <see cref="ReadName{T}"/> reads it back.</summary>
    public static string? Write<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();
}
