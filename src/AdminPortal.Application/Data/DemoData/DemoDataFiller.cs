using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Payments;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>
/// Fills an empty store with made-up customers: the same rows for the same number on every machine, dates aside, which hang on
/// the day. Addresses and mail lie under <c>.example</c>, except those of the source documents' own samples. Nothing goes into
/// the audit trail: demo data is not history.
/// </summary>
public static class DemoDataFiller
{
    /// <summary>What a chunk of objects and their parts may hold in memory is a few megabytes.</summary>
    private const int Chunk = 5_000;

    /// <summary>
    /// Writes everything in one transaction: a start that is killed half-way leaves nothing. Does nothing where there is an
    /// organisation, an account or an invoice already.
    /// </summary>
    /// <param name="db">A context with no transaction of its own.</param>
    /// <param name="organizations">How many; taken as the nearest number from 30 to 1,000,000.</param>
    /// <param name="now">UTC; the rows' dates hang on its date.</param>
    /// <param name="cancellationToken">Leaves the store as it was.</param>
    public static async Task FillAsync(PortalDb db, int organizations, DateTime now, CancellationToken cancellationToken)
    {
        var count = Math.Clamp(organizations, DemoHierarchy.Smallest, DemoHierarchy.Largest);
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async stopping =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stopping);
            if (await IsEmptyAsync(db, stopping))
            {
                await WriteAsync(db, count, new DemoCalendar(now), stopping);
                await transaction.CommitAsync(stopping);
            }
        }, cancellationToken);
    }

    private static async Task<bool> IsEmptyAsync(PortalDb db, CancellationToken cancellationToken) =>
        !await db.Organizations.AnyAsync(cancellationToken)
        && !await db.Accounts.AnyAsync(cancellationToken)
        && !await db.Contacts.AnyAsync(cancellationToken)
        && !await db.Invoices.AnyAsync(cancellationToken);

    private static async Task WriteAsync(PortalDb db, int count, DemoCalendar calendar, CancellationToken cancellationToken)
    {
        var hierarchy = new DemoHierarchy(count);
        var organizations = new DemoOrganizations(hierarchy, calendar);
        var protections = new DemoProtections(hierarchy, calendar);
        var billing = new DemoBilling(hierarchy, organizations, calendar);
        await BulkInsert.WriteAsync(db, organizations.All(), cancellationToken);
        await BulkInsert.WriteAsync(db, organizations.Closure(), cancellationToken);
        await BulkInsert.WriteAsync(db, protections.OfOrganizations(), cancellationToken);
        await BulkInsert.WriteAsync(db, new DemoProtectionRequests(calendar).All(), cancellationToken);
        await WriteProductsAsync(db, cancellationToken);
        await WriteAccountsAsync(db, new(hierarchy, organizations, protections, calendar), cancellationToken);
        await WriteContactsAsync(db, new(hierarchy, organizations, calendar), cancellationToken);
        await WriteBillingAsync(db, billing, cancellationToken);
        await WriteInvoicesAsync(db, new(hierarchy, organizations, billing, calendar), new(calendar), cancellationToken);
        await WriteCasesAsync(db, calendar, cancellationToken);
        await GrantAsync(db, hierarchy, calendar, cancellationToken);
    }

    private static async Task WriteProductsAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var present = await db.Products.Select(product => product.Code).ToListAsync(cancellationToken);
        await BulkInsert.WriteAsync(db, DemoProducts.All().Where(product => !present.Contains(product.Code)), cancellationToken);
    }

    private static async Task WriteAccountsAsync(PortalDb db, DemoAccounts accounts, CancellationToken cancellationToken)
    {
        foreach (var chunk in accounts.All().Chunk(Chunk))
        {
            await BulkInsert.WriteAsync(db, chunk, cancellationToken);
            await BulkInsert.WriteAsync(db, chunk.SelectMany(account => account.Products), cancellationToken);
            await BulkInsert.WriteAsync(db, chunk.SelectMany(account => account.Protections), cancellationToken);
        }
    }

    /// <summary>
    /// Contacts and organisations name each other, so the organisations learn of their billing contacts last. Some have chosen none,
    /// so that their financial contact gets the invoices.
    /// </summary>
    private static async Task WriteContactsAsync(PortalDb db, DemoContacts contacts, CancellationToken cancellationToken)
    {
        foreach (var chunk in contacts.All().Chunk(Chunk))
        {
            await BulkInsert.WriteAsync(db, chunk, cancellationToken);
            await BulkInsert.WriteAsync(db, chunk.SelectMany(contact => contact.Roles), cancellationToken);
        }

        await db.Organizations
            .Where(organization => organization.Id % 5 != 0 && db.Contacts.Any(contact => contact.OrganizationId == organization.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(organization => organization.BillingContactId, organization => db.Contacts
                .Where(contact => contact.OrganizationId == organization.Id
                    && (contact.PublicId == DemoSamples.HaraldId || contact.Roles.Any(role => role.Role == ContactRole.FinancialContact)))
                .Min(contact => (long?)contact.Id)), cancellationToken);
    }

    private static async Task WriteBillingAsync(PortalDb db, DemoBilling billing, CancellationToken cancellationToken)
    {
        foreach (var chunk in billing.All().Chunk(Chunk))
        {
            await BulkInsert.WriteAsync(db, chunk.SelectMany(payer => payer.Cards), cancellationToken);
            await BulkInsert.WriteAsync(db, chunk.SelectMany(payer => payer.Accounts), cancellationToken);
        }
    }

    private static async Task WriteInvoicesAsync(PortalDb db, DemoInvoices invoices, DemoPayments payments, CancellationToken cancellationToken)
    {
        await BulkInsert.WriteAsync(db, payments.Files(), cancellationToken);
        foreach (var chunk in invoices.All().Chunk(Chunk))
        {
            foreach (var invoice in chunk)
            {
                invoice.Findings = InvoiceFindings.Of(invoice, invoice.Lines, othersWithReference: invoice.InvoiceNumber.StartsWith("DEMO-DUPREF", StringComparison.Ordinal) ? 1 : 0);
            }

            await BulkInsert.WriteAsync(db, chunk, cancellationToken);
            await BulkInsert.WriteAsync(db, chunk.SelectMany(invoice => invoice.Lines), cancellationToken);
            var paid = chunk.Select(payments.Of).OfType<Payment>().ToList();
            await BulkInsert.WriteAsync(db, paid, cancellationToken);
            await BulkInsert.WriteAsync(db, paid.SelectMany(payment => payment.Matches), cancellationToken);
        }

        await BulkInsert.WriteAsync(db, payments.Open(), cancellationToken);
    }

    private static async Task WriteCasesAsync(PortalDb db, DemoCalendar calendar, CancellationToken cancellationToken)
    {
        var ids = await db.Invoices.Where(invoice => DemoCases.Numbers.Contains(invoice.InvoiceNumber))
            .ToDictionaryAsync(invoice => invoice.InvoiceNumber, invoice => invoice.Id, cancellationToken);
        var cases = new DemoCases(calendar, ids).All().ToList();
        await BulkInsert.WriteAsync(db, cases, cancellationToken);
        await BulkInsert.WriteAsync(db, cases.SelectMany(one => one.Notes), cancellationToken);
    }

    private static async Task GrantAsync(PortalDb db, DemoHierarchy hierarchy, DemoCalendar calendar, CancellationToken cancellationToken)
    {
        var giver = DevelopmentPerson.All.First(person => person.SignInRole == StaffRole.Admin);
        var grant = new Grant
        {
            Id = (await db.Grants.MaxAsync(given => (long?)given.Id, cancellationToken) ?? 0) + 1,
            Version = 1,
            PublicId = PublicId.Grant + "DemoSigridEditor0000",
            HolderId = DevelopmentPerson.Sigrid.Id,
            HolderName = DevelopmentPerson.Sigrid.Name,
            Role = StaffRole.Editor,
            OrganizationId = DemoOrganizations.Id(hierarchy.Delegated),
            GivenById = giver.Id,
            GivenByName = giver.Name,
            CreatedAt = calendar.Today.AddDays(-30),
            LastModifiedAt = calendar.Today.AddDays(-30),
        };
        await BulkInsert.WriteAsync(db, [grant], cancellationToken);
        await BulkInsert.WriteAsync(db, DevelopmentPerson.All.Select((person, i) => person.AsStaff(i + 1, calendar.Today.AddDays(-30))), cancellationToken);
    }
}
