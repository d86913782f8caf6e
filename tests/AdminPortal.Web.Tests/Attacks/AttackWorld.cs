using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>What lies in the store of the attacked portal: Nordlys, where Sigrid edits, and Foreign, whose every text is a mark that she must never see.</summary>
public sealed class AttackWorld
{
    public const string Mark = "ForeignMark";

    private readonly TestStore store;

    public AttackWorld(TestStore store)
    {
        this.store = store;
        using (var db = store.Open())
        {
            db.Products.AddRange(db.Products.Any() ? [] : [new() { Code = "auth", Name = "Authentication" }]);
            db.SaveChanges();
        }

        Nordlys = new(store, store.Given.Organization("Nordlys", null, o => (o.EntityId, o.Country) = ("914742315", "NO")));
        Foreign = new(store, store.Given.Organization("Foreign", null, o => (o.EntityId, o.Country) = ("987654321", "NO")));
        Foreign.Fill(_ => Mark);
        store.Given.Grant(DevelopmentPerson.Sigrid.Id, StaffRole.Editor, Nordlys.Organization);
    }

    public Belongings Nordlys { get; }

    public Belongings Foreign { get; }

    /// <summary>An organisation that has one of everything, to be filled by a test of its own.</summary>
    public Belongings Another(string name) => new(store, store.Given.Organization(name));
}

/// <summary>One of everything that can belong to an organisation, or stand for one.</summary>
public sealed class Belongings
{
    /// <summary>By these the portal finds its way, or they are of a form that the store itself holds.</summary>
    private static readonly string[] NoTexts = ["PublicId", "InvoiceNumber", "Number", "Scopes", "CurrencyCode", "Format", "Digest", "Fingerprint", "Parameters", "Code", "Field", "ObjectId", "Hint"];

    /// <summary>Where the portal's own entries do not come.</summary>
    private const int BeyondTheTrail = 1_000_000;

    private readonly TestStore store;
    private readonly List<object> things;

    public Belongings(TestStore store, Organization organization)
    {
        this.store = store;
        var given = store.Given;
        Organization = organization;
        var account = given.Account("Account", organization);
        var contact = given.Contact("First", "Last", organization, c => c.Roles.Add(new() { Role = ContactRole.FinancialContact }));
        var invoice = given.Invoice(organization, lines: 2);
        var card = given.AddressCard(organization);
        var billing = given.BillingAccount(organization);
        things = [organization, account, contact, invoice, .. invoice.Lines, card, billing, given.Protection(account, "Reason"), given.Protection(organization, "Reason"), given.AuditEntry(organization, entry => entry.Sequence += BeyondTheTrail)];
        using var db = store.Open();
        var now = store.Clock.UtcNow;
        var client = new ApiClient { ClientId = $"org-{Guid.NewGuid():n}", Name = "Client", Scopes = string.Join(' ', ApiScopes.All), OrganizationId = organization.Id, Version = 1, CreatedAt = now, LastModifiedAt = now };
        var request = new ProtectionRequest
        {
            Kind = ProtectionRequestKind.Lift, Status = ProtectionRequestStatus.Pending, AccountId = account.Id, OrganizationId = organization.Id, Reason = "Reason",
            RequestedById = "dev-anders", RequestedByName = "Anders", ExpiresAt = DateTime.UtcNow.AddDays(7), Version = 1, CreatedAt = now, LastModifiedAt = now,
        };
        var opened = new SettlementCase { InvoiceId = invoice.Id, Status = CaseStatus.Open, Explanation = "Explanation", AssigneeId = "dev-frida", AssigneeName = "Frida", Version = 1, CreatedAt = now, LastModifiedAt = now };
        var note = new SettlementNote { Number = 1, At = now, PersonId = "dev-frida", PersonName = "Frida", Text = "Note" };
        opened.Notes.Add(note);
        var file = new PaymentFile { Name = "file.xml", Format = PaymentFormat.Camt054, Digest = Guid.NewGuid().ToString("n"), ReadAt = now, ReadById = "dev-frida", ReadByName = "Frida", MessageId = "Message" };
        var payment = new Payment
        {
            Version = 1, Fingerprint = Guid.NewGuid().ToString("n"), BookedOn = DateOnly.FromDateTime(now), Amount = 10m, CurrencyCode = "NOK", Reference = "Reference", PayerName = "Payer", PayerAccount = "1", CreditorAccount = "2",
            Status = PaymentStatus.Open, Kind = MatchKind.Part, Matches = { new() { InvoiceId = invoice.Id, Amount = 10m } },
        };
        file.Payments.Add(payment);
        var import = new InvoiceImport { Status = ImportStatus.Done, OwnerId = "dev-frida", OwnerName = "Frida", OwnerRoles = "Finance", CreatedAt = now, EndedAt = now, TotalBytes = 1, Refused = 1 };
        var importFile = new ImportFile { Number = 1, Name = "invoices.csv", Bytes = 1 };
        var fault = new ImportFault { Number = 0, File = "invoices.csv", Line = 2, InvoiceNumber = "F-1", Code = ImportFaultCodes.NotADate, Value = "Value" };
        import.Files.Add(importFile);
        import.Faults.Add(fault);
        db.AddRange(client, request, opened, file, import);
        db.SaveChanges();
        things.AddRange([client, request, opened, note, file, payment, import, importFile, fault]);
        (Account, Contact, Invoice, Card, Billing) = (account.PublicId, contact.PublicId, invoice.InvoiceNumber, card.Number, billing.Number);
        (Client, Import, Payment, AccountKey) = (client.ClientId, import.Id, payment.Id, account.Id);
    }

    public Organization Organization { get; }

    public string Account { get; }

    public string Contact { get; }

    public string Invoice { get; }

    public string Card { get; }

    public string Billing { get; }

    public string Client { get; }

    public long Import { get; }

    public long Payment { get; }

    public long AccountKey { get; }

    /// <summary>All by which an address can name one of them.</summary>
    public IReadOnlyList<string> Ids => [Organization.PublicId, Account, Contact, Invoice, Billing, Client, $"{Import}", $"{Payment}", "914742315"];

    /// <summary>The id that stands in an address after these words.</summary>
    public string IdAfter(string path) => path switch
    {
        _ when path.Contains("/accounts/", StringComparison.Ordinal) => Account,
        _ when path.Contains("billing-accounts/", StringComparison.Ordinal) => Billing,
        _ when path.Contains("/contacts/", StringComparison.Ordinal) => Contact,
        _ when path.Contains("/organizations/", StringComparison.Ordinal) => Organization.PublicId,
        _ when path.Contains("/invoices/", StringComparison.Ordinal) => Invoice,
        _ when path.Contains("/clients/", StringComparison.Ordinal) => Client,
        _ when path.Contains("/payments/", StringComparison.Ordinal) => $"{Payment}",
        _ when path.Contains("/imports/", StringComparison.Ordinal) => $"{Import}",
        _ => "1",
    };

    /// <summary>Writes a text into every text field of all of them, past the services, cut to what the store keeps; answers how many fields.</summary>
    public int Fill(Func<string, string> text)
    {
        using var db = store.Open();
        var filled = 0;
        foreach (var thing in things)
        {
            db.Attach(thing);
            foreach (var property in db.Entry(thing).Metadata.GetProperties().Where(property =>
                property.ClrType == typeof(string) && property.IsUnicode() != false && property.PropertyInfo?.SetMethod?.IsPublic == true
                && property.GetMaxLength() is null or >= 20 && !property.IsKey() && !NoTexts.Contains(property.Name)))
            {
                var value = text($"{thing.GetType().Name}.{property.Name}");
                property.PropertyInfo!.SetValue(thing, value[..Math.Min(value.Length, property.GetMaxLength() ?? int.MaxValue)]);
                filled++;
            }
        }

        db.ChangeTracker.DetectChanges();
        // The trail is guarded by triggers: what stands there was written at the start.
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Metadata.ClrType.Namespace == "AdminPortal.Application.Audit"))
        {
            entry.State = EntityState.Unchanged;
        }

        db.SaveChanges();
        return filled;
    }
}
