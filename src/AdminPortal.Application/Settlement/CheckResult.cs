namespace AdminPortal.Application.Settlement;

/// <summary>The settlement checks, in the order in which they are shown.</summary>
public enum CheckCode
{
    /// <summary>Total = Σ line amounts − header discount + total charge + total tax, where header discount = total discount − Σ line discounts.</summary>
    Total = 1,

    /// <summary>Total tax = Σ line taxes + header tax.</summary>
    Tax = 2,

    /// <summary>The total charge includes the lines' charges.</summary>
    Charge = 3,

    /// <summary>The total discount includes the lines' discounts.</summary>
    Discount = 4,

    /// <summary>Every line is in the invoice's currency.</summary>
    Currency = 5,

    /// <summary>No period of a line ends before it starts, lacks an end, or is recognised outside its contract.</summary>
    Periods = 6,

    /// <summary>The payment reference is a KID or a free reference.</summary>
    PaymentReference = 7,

    /// <summary>No other invoice has the payment reference.</summary>
    UniqueReference = 8,

    /// <summary>It is settled, or not yet past its due date.</summary>
    DueDate = 9,

    /// <summary>What is settled has been paid, by the payments that the portal has seen.</summary>
    Evidence = 10,

    /// <summary>What has been paid is settled.</summary>
    PaidUnsettled = 11,
}

/// <summary>Checks that failed or warn, as the store keeps them: bit n-1 is the <see cref="CheckCode"/> n.</summary>
[Flags]
public enum FindingSet
{
    None = 0,
    Total = 1 << (CheckCode.Total - 1),
    Tax = 1 << (CheckCode.Tax - 1),
    Charge = 1 << (CheckCode.Charge - 1),
    Discount = 1 << (CheckCode.Discount - 1),
    Currency = 1 << (CheckCode.Currency - 1),
    Periods = 1 << (CheckCode.Periods - 1),
    PaymentReference = 1 << (CheckCode.PaymentReference - 1),
    UniqueReference = 1 << (CheckCode.UniqueReference - 1),
    Evidence = 1 << (CheckCode.Evidence - 1),
    PaidUnsettled = 1 << (CheckCode.PaidUnsettled - 1),
}

public static class FindingSets
{
    /// <summary>The checks behind the bits, in the order of the checks.</summary>
    public static IReadOnlyList<CheckCode> CodesOf(FindingSet findings) =>
        [.. Enum.GetValues<CheckCode>().Where(code => (findings & InvoiceFindings.Of(code)) != FindingSet.None)];
}

public enum CheckOutcome
{
    Passed = 1,
    Failed = 2,

    /// <summary>Worth a look, and may be right as it is.</summary>
    Warning = 3,

    NotApplicable = 4,
}

/// <summary>What an expected amount is made up of.</summary>
public enum CheckPartKind
{
    LineAmounts = 1,
    HeaderDiscount = 2,
    Charge = 3,
    Tax = 4,
    LineTaxes = 5,
    HeaderTax = 6,
}

/// <summary>One term of an expected amount, with the sign with which it is added.</summary>
public sealed record CheckPart(CheckPartKind Kind, decimal Amount);

/// <summary>An amount that was expected and the one that was found, both to two decimals, halves rounded away from zero.</summary>
/// <param name="Parts">The terms whose sum is expected; empty where <paramref name="Expected"/> is one figure.</param>
public sealed record CheckFigures(decimal Expected, decimal Found, params IReadOnlyList<CheckPart> Parts)
{
    public decimal Difference => Found - Expected;
}

/// <summary>What one check says of one invoice. Only what belongs to the check is set.</summary>
public sealed record CheckResult(CheckCode Code, CheckOutcome Outcome)
{
    /// <summary>For total, tax, charge and discount.</summary>
    public CheckFigures? Figures { get; init; }

    /// <summary>Numbers of the lines at fault, for currency and periods.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>For the payment reference.</summary>
    public PaymentReferenceKind? Reference { get; init; }

    /// <summary>Other invoices with the same reference, or days past the due date.</summary>
    public int Count { get; init; }
}
