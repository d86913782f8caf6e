using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Ageing;

/// <summary>Whose invoices are rolled up: those that an organisation receives and pays, or those for what it used. Never both at once.</summary>
public enum AgeingParty
{
    Receiver = 0,
    User = 1,
}

public static class AgeingParties
{
    public static InvoiceParty OnInvoices(this AgeingParty party) => party is AgeingParty.User ? InvoiceParty.User : InvoiceParty.Receiver;
}

/// <summary>Which ageing is asked for.</summary>
public sealed record AgeingFilter
{
    public const int DefaultRows = 50;
    public const int MaximumRows = 100_000;

    public static readonly DateOnly FirstDay = new(1990, 1, 1);
    public static readonly DateOnly LastDay = new(2999, 12, 31);

    /// <summary>
    /// The day in Norway at whose end the invoices are looked at; today where null, the nearest of <see cref="FirstDay"/> and
    /// <see cref="LastDay"/> outside them. A day to come shows how what is unsettled now will have aged if nobody pays.
    /// </summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Public id of the organisation whose subtree is rolled up; all that the caller sees where null.</summary>
    public string? OrganizationId { get; init; }

    public AgeingParty Party { get; init; }

    /// <summary>ISO 4217; the currency that <see cref="AgeingReport.Rows"/> are in. The one of most invoices where null.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>One of <see cref="AgeingSort"/>; an unknown name is taken as the first.</summary>
    public string? Sort { get; init; }

    /// <summary>Turns the sort's own direction round.</summary>
    public bool Reversed { get; init; }

    /// <summary>How many organisations are listed, 1 to <see cref="MaximumRows"/>; taken as the nearest of these.</summary>
    public int Rows { get; init; } = DefaultRows;
}

/// <summary>What the organisations of an ageing may be sorted by: amounts from the largest, names from A.</summary>
public static class AgeingSort
{
    public const string Overdue = "overdue";
    public const string Total = "total";
    public const string Name = "name";
}
