namespace AdminPortal.Application.Settlement.Payments;

/// <summary>What a bank file came to.</summary>
/// <param name="WasReadBefore">The same file was read in earlier, as told here; nothing was changed now.</param>
/// <param name="SeenBefore">Payments of it that another file had brought already; they were passed over.</param>
/// <param name="LeftOut">Entries that are no payments to us: outgoing money, zeros, and what is not booked yet.</param>
/// <param name="Sums">For each currency, kind and status by itself.</param>
public sealed record PaymentFileReport(
    long FileId,
    string Name,
    PaymentFormat Format,
    DateTime ReadAt,
    string ReadByName,
    bool WasReadBefore,
    int SeenBefore,
    int LeftOut,
    IReadOnlyList<PaymentSum> Sums)
{
    public int Payments => Sums.Sum(sum => sum.Count);
}

/// <summary>Payments that are alike, and what they come to.</summary>
public sealed record PaymentSum(string CurrencyCode, MatchKind Kind, PaymentStatus Status, int Count, decimal Amount);

/// <summary>A bank file in a list.</summary>
/// <param name="Open">Payments of it that wait for a person.</param>
public sealed record PaymentFileRow(
    long Id, string Name, PaymentFormat Format, string? MessageId, DateTime ReadAt, string ReadByName, int Payments, int Open);
