using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Changes;

/// <summary>
/// What a change touches, worked out by the code that makes the change: the preview is the change itself, taken back before
/// its commit.
/// </summary>
public sealed record Impact
{
    /// <summary>Shown of each kind; the counts tell of the rest.</summary>
    public const int Shown = 20;

    public static readonly Impact None = new();

    /// <summary>Organisations that move, or go.</summary>
    public Touched<OrganizationLink> Organizations { get; init; } = Touched.None<OrganizationLink>();

    /// <summary>Live accounts that change, move or go.</summary>
    public Touched<TouchedAccount> Accounts { get; init; } = Touched.None<TouchedAccount>();

    /// <summary>Products that these accounts use.</summary>
    public IReadOnlyList<TouchedProduct> Products { get; init; } = [];

    /// <summary>Contacts that go or lose roles.</summary>
    public Touched<TouchedContact> Contacts { get; init; } = Touched.None<TouchedContact>();

    /// <summary>What is not settled of the organisations, per currency; never summed across.</summary>
    public IReadOnlyList<UnsettledSum> Unsettled { get; init; } = [];

    /// <summary>Organisations whose next invoice goes to somebody else.</summary>
    public Touched<RecipientChange> Recipients { get; init; } = Touched.None<RecipientChange>();

    /// <summary>What somebody may do that they could not before; what another grant gives them already is left out.</summary>
    public IReadOnlyList<HeldRole> GainedRoles { get; init; } = [];

    /// <summary>What somebody may no longer do; what another grant still gives them is left out.</summary>
    public IReadOnlyList<HeldRole> LostRoles { get; init; } = [];

    /// <summary>Whether it touches nothing but the object itself.</summary>
    public bool IsEmpty => GainedRoles.Count + LostRoles.Count + Organizations.Count + Accounts.Count + Products.Count + Contacts.Count + Unsettled.Count + Recipients.Count == 0;
}

/// <summary>Some things of one kind.</summary>
/// <param name="Count">How many there are, exactly.</param>
/// <param name="First">The first of them, at most <see cref="Impact.Shown"/>.</param>
public sealed record Touched<T>(int Count, IReadOnlyList<T> First);

public static class Touched
{
    public static Touched<T> None<T>() => new(0, []);

    public static Touched<T> Of<T>(IReadOnlyCollection<T> all) => new(all.Count, [.. all.Take(Impact.Shown)]);
}

public sealed record TouchedAccount(string Id, string Name, bool IsSandbox);

/// <param name="Accounts">How many of the touched accounts use it.</param>
public sealed record TouchedProduct(string Code, string Name, int Accounts);

/// <param name="LostRoles">Roles that the contact no longer has; those of a contact that goes are all of them.</param>
public sealed record TouchedContact(string Id, string Name, IReadOnlyList<ContactRole> LostRoles);

/// <param name="Amount">In the currency's own unit, tax included.</param>
public sealed record UnsettledSum(string CurrencyCode, int Invoices, decimal Amount);

/// <summary>An organisation whose next invoice goes to somebody else; null means to nobody.</summary>
public sealed record RecipientChange(OrganizationLink Organization, InvoiceRecipient? Before, InvoiceRecipient? After);
