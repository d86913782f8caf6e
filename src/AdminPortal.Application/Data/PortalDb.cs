using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Presence;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Application.Settlement.Queue;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>The store, all of it. Services get it from <see cref="PortalStore"/>, which picks the scoped one for scoped callers.</summary>
public class PortalDb : DbContext
{
    public PortalDb(DbContextOptions<PortalDb> options)
        : base(options)
    {
    }

    protected PortalDb(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>The name of the filter that leaves out what is in the recycle bin.</summary>
    public const string Live = nameof(Live);

    /// <summary>The name of the filter on what belongs to one person: drafts and jobs.</summary>
    public const string Mine = nameof(Mine);

    /// <summary>Whose drafts and jobs are seen. Set by <see cref="PortalStore"/> for each operation.</summary>
    public string? PersonId { get; internal set; }

    /// <summary>UTC; the moment of the write. Set by <see cref="PortalSession"/>.</summary>
    public DateTime Now { get; internal set; }

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<OrganizationClosure> Closure => Set<OrganizationClosure>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountProduct> AccountProducts => Set<AccountProduct>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<DeleteProtection> Protections => Set<DeleteProtection>();

    public DbSet<ProtectionRequest> ProtectionRequests => Set<ProtectionRequest>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactRoleAssignment> ContactRoles => Set<ContactRoleAssignment>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();

    public DbSet<InvoiceImport> InvoiceImports => Set<InvoiceImport>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportPart> ImportParts => Set<ImportPart>();

    public DbSet<ImportFault> ImportFaults => Set<ImportFault>();

    public DbSet<PaymentFile> PaymentFiles => Set<PaymentFile>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentMatch> PaymentMatches => Set<PaymentMatch>();

    public DbSet<SettlementCase> SettlementCases => Set<SettlementCase>();

    public DbSet<SettlementNote> SettlementNotes => Set<SettlementNote>();

    public DbSet<BillingAccount> BillingAccounts => Set<BillingAccount>();

    public DbSet<AddressCard> AddressCards => Set<AddressCard>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<Instance> Instances => Set<Instance>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<StoreLock> Locks => Set<StoreLock>();

    public DbSet<PresenceMark> PresenceMarks => Set<PresenceMark>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<JobRow> JobRows => Set<JobRow>();

    public DbSet<RecurringWork> RecurringWork => Set<RecurringWork>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<ApiClientSecret> ApiClientSecrets => Set<ApiClientSecret>();

    public DbSet<RevokedToken> RevokedTokens => Set<RevokedToken>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<KeyRingEntry> KeyRing => Set<KeyRingEntry>();

    public DbSet<IdempotentCall> IdempotentCalls => Set<IdempotentCall>();

    /// <summary>Waits for one's turn; it lasts until the transaction's end.</summary>
    internal Task TakeTurnAsync(int storeLock, CancellationToken cancellationToken) =>
        Locks.Where(row => row.Id == storeLock).ExecuteUpdateAsync(row => row.SetProperty(r => r.Turn, r => r.Turn + 1), cancellationToken);

    /// <summary>The organisations in the subtree of <paramref name="organizationId"/>, itself included, as ids for <c>Contains</c>.</summary>
    public IQueryable<long> SubtreeOf(long organizationId) =>
        Closure.Where(link => link.AncestorId == organizationId).Select(link => link.DescendantId);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(255);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        ProviderMapping.Apply(modelBuilder, Database.IsSqlServer());
        modelBuilder.Entity<Organization>().HasQueryFilter(Live, organization => organization.DeletedAt == null);
        modelBuilder.Entity<Account>().HasQueryFilter(Live, account => account.DeletedAt == null);
        modelBuilder.Entity<Contact>().HasQueryFilter(Live, contact => contact.DeletedAt == null);
        modelBuilder.Entity<Draft>().HasQueryFilter(Mine, draft => draft.PersonId == PersonId);
        modelBuilder.Entity<Job>().HasQueryFilter(Mine, job => job.OwnerId == PersonId);
        modelBuilder.Entity<JobRow>().HasQueryFilter(Mine, row => row.Job.OwnerId == PersonId);
    }
}

/// <summary>
/// The store as a scoped caller sees it: every entity that belongs to a customer carries a filter,
/// so that no query, count or navigation can forget what the caller may see.
/// </summary>
public sealed class ScopedPortalDb(DbContextOptions<ScopedPortalDb> options) : PortalDb(options)
{
    /// <summary>The name of the filter, for the few reads that must look past it.</summary>
    public const string Visibility = nameof(Visibility);

    /// <summary>The organisations whose subtrees the caller sees. Set by <see cref="PortalStore"/> for each operation.</summary>
    public long[] Roots { get; internal set; } = [];

    /// <summary>
    /// The ids of all organisations the caller sees, to be written out into every filter: what a property of the context answers EF Core
    /// would read first, and send thousands of ids along with each query.
    /// </summary>
    private Expression<Func<IQueryable<long>>> Visible => () => Closure.Where(link => Roots.Contains(link.AncestorId)).Select(link => link.DescendantId);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Show<Organization>(modelBuilder, (visible, o) => visible.Contains(o.Id));
        Show<Account>(modelBuilder, (visible, a) => visible.Contains(a.OrganizationId!.Value));
        Show<AccountProduct>(modelBuilder, (visible, p) => visible.Contains(p.Account.OrganizationId!.Value));
        // A protection from above covers what the caller sees, so the caller sees that it is there.
        Show<DeleteProtection>(modelBuilder, (visible, p) =>
            visible.Contains(p.OrganizationId!.Value)
            || Closure.Any(link => link.AncestorId == p.OrganizationId && Roots.Contains(link.DescendantId))
            || visible.Contains(p.Account!.OrganizationId!.Value));
        Show<ProtectionRequest>(modelBuilder, (visible, r) => visible.Contains(r.OrganizationId!.Value));
        Show<Contact>(modelBuilder, (visible, c) => visible.Contains(c.OrganizationId!.Value));
        Show<ContactRoleAssignment>(modelBuilder, (visible, r) => visible.Contains(r.Contact.OrganizationId!.Value));
        Show<Invoice>(modelBuilder, (visible, i) => visible.Contains(i.ReceiverId!.Value) || visible.Contains(i.UserId!.Value));
        Show<InvoiceLine>(modelBuilder, (visible, l) =>
            visible.Contains(l.Invoice.ReceiverId!.Value) || visible.Contains(l.Invoice.UserId!.Value));
        Show<SettlementCase>(modelBuilder, (visible, c) =>
            visible.Contains(c.Invoice.ReceiverId!.Value) || visible.Contains(c.Invoice.UserId!.Value));
        Show<SettlementNote>(modelBuilder, (visible, n) =>
            visible.Contains(n.Case.Invoice.ReceiverId!.Value) || visible.Contains(n.Case.Invoice.UserId!.Value));
        Show<PaymentMatch>(modelBuilder, (visible, m) =>
            visible.Contains(m.Invoice.ReceiverId!.Value) || visible.Contains(m.Invoice.UserId!.Value));
        Show<Payment>(modelBuilder, (visible, p) =>
            p.Matches.Any(m => visible.Contains(m.Invoice.ReceiverId!.Value) || visible.Contains(m.Invoice.UserId!.Value)));
        // Files hold everybody's rows: they are for those who see everything.
        modelBuilder.Entity<PaymentFile>().HasQueryFilter(Visibility, _ => false);
        modelBuilder.Entity<InvoiceImport>().HasQueryFilter(Visibility, _ => false);
        modelBuilder.Entity<ImportFile>().HasQueryFilter(Visibility, _ => false);
        modelBuilder.Entity<ImportPart>().HasQueryFilter(Visibility, _ => false);
        modelBuilder.Entity<ImportFault>().HasQueryFilter(Visibility, _ => false);
        Show<BillingAccount>(modelBuilder, (visible, b) => visible.Contains(b.OwnerId) || visible.Contains(b.PayerId!.Value));
        Show<AddressCard>(modelBuilder, (visible, c) => visible.Contains(c.OrganizationId));
        // A grant from above reaches what the caller sees, so the caller may be told that it is there.
        Show<Grant>(modelBuilder, (visible, g) =>
            g.OrganizationId == null
            || visible.Contains(g.OrganizationId.Value)
            || Closure.Any(link => link.AncestorId == g.OrganizationId && Roots.Contains(link.DescendantId)));
        Show<ApiClient>(modelBuilder, (visible, c) => visible.Contains(c.OrganizationId!.Value));
        Show<ApiClientSecret>(modelBuilder, (visible, s) => visible.Contains(s.Client.OrganizationId!.Value));
        // One's own sign-ins; whom grants are given to is a list of staff, and no customer's.
        modelBuilder.Entity<StaffSession>().HasQueryFilter(Visibility, session => session.PersonId == PersonId);
        // What tokens and cookies are made and checked by is the host's, and nobody's to see.
        modelBuilder.Entity<RevokedToken>().HasQueryFilter(Visibility, _ => false);
        modelBuilder.Entity<SigningKey>().HasQueryFilter(Visibility, _ => false);
        modelBuilder.Entity<KeyRingEntry>().HasQueryFilter(Visibility, _ => false);
        Show<PresenceMark>(modelBuilder, (visible, m) => visible.Contains(m.OrganizationId!.Value));
        Show<AuditEntry>(modelBuilder, (visible, e) => visible.Contains(e.OrganizationId!.Value));
        Show<AuditChange>(modelBuilder, (visible, c) => visible.Contains(c.Entry.OrganizationId!.Value));
    }

    private void Show<T>(ModelBuilder model, Expression<Func<IQueryable<long>, T, bool>> isSeen)
        where T : class => model.Entity<T>().HasQueryFilter(
            Visibility, Expression.Lambda<Func<T, bool>>(Replace.In(isSeen.Body, isSeen.Parameters[0], Visible.Body), isSeen.Parameters[1]));
}
