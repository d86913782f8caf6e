namespace AdminPortal.Application.Invoices;

/// <summary>An invoice as a file of many shows it. Amounts are in <see cref="CurrencyCode"/>, with up to four decimals; instants are UTC.</summary>
public sealed record InvoiceExportRow
{
    public required string Number { get; init; }

    public required DateTime Date { get; init; }

    public required DateOnly DueOn { get; init; }

    public required InvoiceOrganization Receiver { get; init; }

    public required InvoiceOrganization User { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string CurrencyCode { get; init; }

    public required decimal Total { get; init; }

    public required decimal Tax { get; init; }

    public required decimal Charge { get; init; }

    public required decimal Discount { get; init; }

    /// <summary>What confirmed payments come to.</summary>
    public required decimal Paid { get; init; }

    public required bool Settled { get; init; }

    /// <summary>When the portal first saw that it is settled.</summary>
    public DateTime? SettledSeenAt { get; init; }

    /// <summary>Not settled, and past its due date.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>What the payer quotes.</summary>
    public string? PaymentReference { get; init; }

    public string? OrderReference { get; init; }

    public string? SalesOrderNumber { get; init; }

    public string? CustomerAccountNumber { get; init; }

    public string? ContractReference { get; init; }

    public string? DocumentReference { get; init; }
}
