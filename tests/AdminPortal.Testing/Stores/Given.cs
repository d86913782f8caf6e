using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Testing;

/// <summary>
/// Puts objects into the store, past the services and their rules; <c>and</c> changes an object before it is saved.
/// What comes back is attached to nothing.
/// </summary>
public sealed class Given(TestStore store)
{
    private int number;

    public Organization Organization(string name, Organization? parent = null, Action<Organization>? and = null)
    {
        var organization = Stamped(new Organization { PublicId = store.Ids.NewOrganization(), Name = name, ParentId = parent?.Id });
        and?.Invoke(organization);
        Save(organization);
        using var db = store.Open();
        var above = db.Closure.Where(link => link.DescendantId == organization.ParentId).ToList();
        db.Closure.Add(new() { AncestorId = organization.Id, DescendantId = organization.Id, Depth = 0 });
        db.Closure.AddRange(above.Select(link => new OrganizationClosure
        {
            AncestorId = link.AncestorId,
            DescendantId = organization.Id,
            Depth = link.Depth + 1,
        }));
        db.SaveChanges();
        return organization;
    }

    public Account Account(string name, Organization? organization = null, Action<Account>? and = null)
    {
        var account = new Account
        {
            PublicId = "",
            Name = name,
            OrganizationId = organization?.Id,
            Region = "EU",
            Cloud = "GCP",
        };
        and?.Invoke(account);
        account.PublicId = account.PublicId.Length > 0 ? account.PublicId : store.Ids.NewAccount(account.IsSandbox, account.Cloud);
        return Save(Stamped(account));
    }

    public Product Product(string code, Product? parent = null) =>
        Save(new Product { Code = code, Name = $"Product {code}", ParentCode = parent?.Code });

    public AccountProduct AccountProduct(Account account, Product product) =>
        Save(new AccountProduct { AccountId = account.Id, ProductCode = product.Code });

    public DeleteProtection Protection(Account account, string? reason = null) =>
        Protection(new DeleteProtection { AccountId = account.Id, Reason = reason, SetById = "dev-astrid", SetByName = "Astrid" });

    public DeleteProtection Protection(Organization organization, string? reason = null) =>
        Protection(new DeleteProtection { OrganizationId = organization.Id, Reason = reason, SetById = "dev-astrid", SetByName = "Astrid" });

    public Contact Contact(string firstName, string lastName, Organization? organization = null, Action<Contact>? and = null)
    {
        var contact = new Contact { PublicId = store.Ids.NewContact(), FirstName = firstName, LastName = lastName, OrganizationId = organization?.Id };
        and?.Invoke(contact);
        return Save(Stamped(contact));
    }

    /// <summary>An invoice of 100.00 and 25.00 tax per line; the user is the receiver until told otherwise.</summary>
    public Invoice Invoice(Organization? receiver, int lines = 1, Action<Invoice>? and = null)
    {
        var invoice = new Invoice
        {
            InvoiceNumber = $"INV-{Next():D6}",
            Version = 1,
            InvoiceDate = store.Clock.UtcNow.Date,
            DueOn = DateOnly.FromDateTime(store.Clock.UtcNow).AddDays(Application.Organizations.Organization.DefaultPaymentTermsDays),
            ReceiverId = receiver?.Id,
            ReceiverName = receiver?.Name ?? "Nobody",
            UserId = receiver?.Id,
            UserName = receiver?.Name ?? "Nobody",
            CurrencyCode = "NOK",
            TotalInvoiceAmount = 125m * lines,
            TotalTaxAmount = 25m * lines,
        };
        invoice.Lines.AddRange(Enumerable.Range(1, lines).Select(line => new InvoiceLine
        {
            LineNumber = line,
            ItemNumber = $"ITEM-{line}",
            ProductName = $"Product {line}",
            InvoicedQuantity = 1m,
            SalesPrice = 100m,
            LineAmount = 100m,
            LineTotalTaxAmount = 25m,
            CurrencyCode = "NOK",
        }));
        and?.Invoke(invoice);
        return Save(invoice);
    }

    public AddressCard AddressCard(Organization organization, Action<AddressCard>? and = null)
    {
        var card = new AddressCard { Number = $"{660000 + Next()}", OrganizationId = organization.Id, Format = "EHF" };
        and?.Invoke(card);
        return Save(Stamped(card));
    }

    public BillingAccount BillingAccount(Organization owner, Organization? payer = null, Action<BillingAccount>? and = null)
    {
        var account = new BillingAccount
        {
            Number = Next().ToString("D8", CultureInfo.InvariantCulture),
            OwnerId = owner.Id,
            PayerId = (payer ?? owner).Id,
            Status = BillingAccountStatus.Passive,
            Type = BillingAccountType.Normal,
        };
        and?.Invoke(account);
        return Save(Stamped(account));
    }

    /// <summary>Somebody who has signed in, by their id.</summary>
    public StaffMember Staff(string personId, params StaffRole[] signInRoles) => Save(new StaffMember
    {
        PersonId = personId,
        Name = personId,
        SignInRoles = string.Join(',', signInRoles),
        FirstSeenAt = store.Clock.UtcNow,
        LastSignInAt = store.Clock.UtcNow,
        AccessChangedAt = store.Clock.UtcNow,
    });

    /// <summary>A sign-in that goes on for eight hours.</summary>
    public StaffSession Session(string sessionId, string personId) => Save(new StaffSession
    {
        SessionId = sessionId,
        PersonId = personId,
        BeganAt = store.Clock.UtcNow,
        EndsAt = store.Clock.UtcNow.AddHours(8),
    });

    /// <summary>A grant for the subtree of <paramref name="organization"/>, or for everything.</summary>
    public Grant Grant(string holderId, StaffRole role, Organization? organization = null, DateTime? expiresAt = null) => Save(Stamped(new Grant
    {
        PublicId = store.Ids.NewGrant(),
        HolderId = holderId,
        HolderName = holderId,
        Role = role,
        OrganizationId = organization?.Id,
        GivenById = "dev-astrid",
        GivenByName = "Astrid",
        ExpiresAt = expiresAt,
    }));

    /// <summary>An entry that stands in no chain, of one change.</summary>
    public AuditEntry AuditEntry(Organization organization, Action<AuditEntry>? and = null)
    {
        var entry = new AuditEntry
        {
            Sequence = Next(),
            At = store.Clock.UtcNow,
            OperationId = "given",
            ActorId = "dev-astrid",
            ActorName = "Astrid",
            Source = ChangeSource.Portal,
            Action = "changed",
            ObjectType = "organization",
            ObjectId = organization.PublicId,
            OrganizationId = organization.Id,
            PreviousHash = new byte[32],
            Hash = new byte[32],
        };
        entry.Changes.Add(new() { Field = "Name", OldValue = "Before", NewValue = organization.Name, Digest = new byte[32] });
        and?.Invoke(entry);
        return Save(entry);
    }

    private DeleteProtection Protection(DeleteProtection protection) => Save(Stamped(protection));

    private int Next() => Interlocked.Increment(ref number);

    private T Stamped<T>(T stored)
        where T : StoredObject
    {
        stored.Version = 1;
        stored.CreatedAt = stored.CreatedAt == default ? store.Clock.UtcNow : stored.CreatedAt;
        stored.LastModifiedAt = stored.LastModifiedAt == default ? stored.CreatedAt : stored.LastModifiedAt;
        return stored;
    }

    private T Save<T>(T thing)
        where T : class
    {
        using var db = store.Open();
        db.Add(thing);
        db.SaveChanges();
        return thing;
    }
}
