using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import.Reading;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import.Landing;

/// <summary>
/// Finds who receives and who uses what an invoice is about. An id that is given has to be known, also in the recycle bin; where a file has no
/// ids, as those of Dynamics 365 have none, the customer number names a billing account: its payer receives and its owner uses. Names stay as invoiced.
/// </summary>
internal sealed class InvoiceParties
{
    /// <summary>What invoices show in front of a billing account's number.</summary>
    private const string CustomerPrefix = "55";

    private readonly Dictionary<string, Party> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Party Payer, Party Owner)> byCustomer = new(StringComparer.Ordinal);

    private InvoiceParties()
    {
    }

    public static async Task<InvoiceParties> ReadAsync(PortalDb db, IReadOnlyList<ReadInvoice> batch, CancellationToken cancellationToken)
    {
        var parties = new InvoiceParties();
        var ids = batch.SelectMany(read => new[] { read.OrganizationId, read.UsageOrganizationId }).OfType<string>().Distinct();
        foreach (var some in ids.Chunk(StoredInvoices.MostValues))
        {
            var found = db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(organization => EF.Parameter(some).Contains(organization.PublicId));
            foreach (var party in await found.Select(o => new Party(o.Id, o.PublicId, o.Name, o.PaymentTermsDays)).ToListAsync(cancellationToken))
            {
                parties.byId[party.PublicId] = party;
            }
        }

        var customers = batch.Where(read => !read.Tells(InvoiceFields.OrganizationId))
            .Select(read => read.Invoice.InvoiceCustomerAccountNumber)
            .OfType<string>()
            .Where(number => number.StartsWith(CustomerPrefix, StringComparison.Ordinal))
            .Select(number => number[CustomerPrefix.Length..])
            .Distinct();
        foreach (var some in customers.Chunk(StoredInvoices.MostValues))
        {
            await parties.AddCustomersAsync(db, some, cancellationToken);
        }

        return parties;
    }

    public Party? Receiver(ReadInvoice read) => Find(read.OrganizationId);

    public Party? User(ReadInvoice read) => Find(read.UsageOrganizationId);

    /// <summary>Fills in what follows from ids, names and customer number; answers what is wrong with them.</summary>
    public IEnumerable<ImportFaultRow> Complete(ReadInvoice read, StoredInvoice? stored)
    {
        foreach (var (field, id) in new[] { (InvoiceFields.OrganizationId, read.OrganizationId), (InvoiceFields.UsageOrganizationId, read.UsageOrganizationId) })
        {
            if (id is not null && Find(id) is null)
            {
                yield return ReadInvoice.FaultOf(read.File, read.Line, read.Number, field.Name, ImportFaultCodes.UnknownOrganization, id);
            }
        }

        TakeCustomer(read, stored);
        CompleteName(read, InvoiceFields.OrganizationName, read.Invoice.ReceiverName, Receiver(read), stored?.OrganizationId, name => read.Invoice.ReceiverName = name);
        if (stored is null && read.Invoice.ReceiverName.Length == 0)
        {
            yield return ReadInvoice.FaultOf(read.File, read.Line, read.Number, InvoiceFields.OrganizationName.Name, ImportFaultCodes.Required, default);
        }

        CompleteUser(read, stored);
    }

    /// <summary>Only where nobody has named a receiver before: a billing account that changes hands leaves invoices of the past alone.</summary>
    private void TakeCustomer(ReadInvoice read, StoredInvoice? stored)
    {
        var number = read.Invoice.InvoiceCustomerAccountNumber;
        if (read.Tells(InvoiceFields.OrganizationId) || stored?.OrganizationId is not null || number is null
            || !number.StartsWith(CustomerPrefix, StringComparison.Ordinal) || !byCustomer.TryGetValue(number[CustomerPrefix.Length..], out var account))
        {
            return;
        }

        read.OrganizationId = account.Payer.PublicId;
        read.Tell(InvoiceFields.OrganizationId);
        if (!read.Tells(InvoiceFields.UsageOrganizationId) && read.Invoice.UserName.Length == 0)
        {
            read.UsageOrganizationId = account.Owner.PublicId;
            read.Tell(InvoiceFields.UsageOrganizationId);
        }
    }

    /// <summary>The user is the receiver where the file names none.</summary>
    private void CompleteUser(ReadInvoice read, StoredInvoice? stored)
    {
        var isNamed = read.UsageOrganizationId is not null || read.Invoice.UserName.Length > 0;
        if (isNamed)
        {
            CompleteName(read, InvoiceFields.UsageOrganizationName, read.Invoice.UserName, User(read), stored?.UsageOrganizationId, name => read.Invoice.UserName = name);
            return;
        }

        read.Told &= ~(1UL << InvoiceFields.UsageOrganizationName.Place);
        if (stored is null || read.Tells(InvoiceFields.UsageOrganizationId))
        {
            read.UsageOrganizationId = read.OrganizationId ?? stored?.OrganizationId;
            read.Invoice.UserName = read.Invoice.ReceiverName.Length > 0 || stored is null ? read.Invoice.ReceiverName : stored.Invoice.ReceiverName;
            read.Tell(InvoiceFields.UsageOrganizationId);
            read.Tell(InvoiceFields.UsageOrganizationName);
        }
    }

    /// <summary>A name that the file leaves out is the organisation's own, and stays as it once was invoiced.</summary>
    private static void CompleteName(ReadInvoice read, FieldRule<ReadInvoice> field, string name, Party? party, string? storedId, Action<string> set)
    {
        if (name.Length > 0)
        {
            return;
        }

        read.Told &= ~(1UL << field.Place);
        if (party is not null && party.PublicId != storedId)
        {
            set(party.Name);
            read.Tell(field);
        }
    }

    private async Task AddCustomersAsync(PortalDb db, string[] numbers, CancellationToken cancellationToken)
    {
        var accounts = await db.BillingAccounts.IgnoreQueryFilters([PortalDb.Live])
            .Where(account => EF.Parameter(numbers).Contains(account.Number))
            .Select(account => new
            {
                account.Number,
                Owner = new Party(account.Owner.Id, account.Owner.PublicId, account.Owner.Name, account.Owner.PaymentTermsDays),
                HasPayer = account.PayerId != null,
                Payer = new Party(account.Payer!.Id, account.Payer.PublicId, account.Payer.Name, account.Payer.PaymentTermsDays),
            })
            .ToListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            var payer = account.HasPayer ? account.Payer : account.Owner;
            byCustomer[account.Number] = (payer, account.Owner);
            byId[payer.PublicId] = payer;
            byId[account.Owner.PublicId] = account.Owner;
        }
    }

    private Party? Find(string? id) => id is not null && byId.TryGetValue(id, out var party) ? party : null;
}

internal sealed record Party(long Id, string PublicId, string Name, int? PaymentTermsDays)
{
    public int Terms => PaymentTermsDays ?? Organization.DefaultPaymentTermsDays;
}
