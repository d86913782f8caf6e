using AdminPortal.Application.Access;
using AdminPortal.Application.Jobs;

namespace AdminPortal.Testing;

/// <summary>What the walk leaves out, and what it lets pass, each with its reason.</summary>
public static class WalkLimits
{
    /// <summary>Services that no caller reaches with an id of their own.</summary>
    private static readonly Dictionary<string, string> OfTheHost = new(StringComparer.Ordinal)
    {
        ["StaffSessionService"] = "the host begins and ends sessions of whom it has signed in",
        ["IdempotentCallService"] = "the host asks by the id of the client that has shown its token",
        ["TokenService"] = "the host asks by the client's own id and secret",
        ["AuditVerifier"] = "checks the whole trail, for SystemService",
        ["AuditCheck"] = "the same, on its schedule",
        ["InvoiceImporter"] = "works off a file that ImportService has let in",
        ["ImportUpload"] = "keeps the parts of such a file",
        ["ImportLeases"] = "who works off which import",
        ["JobLeases"] = "who works off which job",
        ["WorkLeases"] = "who does which recurring work",
        ["BulkChange"] = "does a job's rows as its owner, by the services walked here",
        ["TokenKeys"] = "the host signs and checks by them",
        ["AccessTokens"] = "the host checks tokens by them",
        ["SecretThrottle"] = "counts wrong secrets",
        ["ClientUse"] = "notes when a client last came",
        ["KeyRingStore"] = "keeps the host's keys",
        ["WritesUnderWay"] = "counts writes for the shutdown",
        ["AuditTrail"] = "writes within a service's write",
    };

    /// <summary>
    /// Methods whose answers name nothing of the caller's own, whatever they are called with: of these the walk shows only that they
    /// tell, touch and count the same whether others have anything or nothing.
    /// </summary>
    private static readonly Dictionary<string, string[]> Wordless = new(StringComparer.Ordinal)
    {
        ["a write, whose answer is an id or nothing; what it would touch is guarded by triggers"] =
        [
            "AccountLifecycleService.RestoreAsync", "AccountService.CreateAsync", "AddressCardService.CreateAsync", "AddressCardService.RemoveAsync",
            "ApiClientService.ChangeAsync", "ApiClientService.CreateAsync", "BillingAccountChangeService.CreateAsync", "BulkService.StartAsync",
            "ContactService.CreateAsync", "ContactService.RestoreAsync", "CorporateAccountService.CreateAsync", "DraftService.DiscardAsync",
            "DraftService.SaveAsync", "JobService.CancelAsync", "OrganizationBinService.RestoreAsync", "OrganizationLifecycleService.CreateAsync",
            "OrganizationLifecycleService.CreateBelowAsync", "OrganizationLifecycleService.MoveAsync", "PaymentMatchService.ConfirmAsync",
            "PaymentMatchService.SetAsideAsync", "PaymentMatchService.TakeBackAsync", "PresenceService.LeaveAsync",
            "ProtectionRequestService.AskLiftAsync", "ProtectionRequestService.AskMoveAsync", "ProtectionRequestService.DeclineAsync",
            "ProtectionRequestService.WithdrawAsync", "SettlementQueueService.ChangeAsync", "StaffService.EndSessionsAsync",
            "UndoService.UndoAsync",
        ],
        ["numbers, or codes alone"] =
        [
            "AccessService.MineAsync", "AccountService.ProductsAsync", "BulkService.PreviewAsync", "CallNarrowing.ReachesAsync", "ContactCoverageService.CountAsync",
            "CorporateAccountService.CheckAsync", "FindingService.SummaryAsync", "InvoiceService.CurrenciesAsync", "InvoiceService.TotalsAsync",
            "PaymentService.CountOpenAsync", "SettlementQueueService.CountAsync", "SettlementQueueService.CountFindingsAsync",
        ],
        ["for those who hold a role for everything: refused"] =
        [
            "ImportFaultService.CountsAsync", "ImportFaultService.ExportAsync", "ImportFaultService.ListAsync", "ImportService.CancelAsync",
            "ImportService.FindAsync", "ImportService.ListAsync", "ImportService.StartAsync", "InstanceService.ListAsync", "PaymentFileService.FindFileAsync",
            "PaymentFileService.ListFilesAsync", "PaymentFileService.ReadFileAsync", "SystemService.ReadAsync", "SystemService.VerifyAuditAsync",
        ],
        ["of the caller alone, who has begun nothing"] =
        [
            "DraftService.FindAsync", "JobService.FindAsync", "JobService.ListMineAsync", "JobService.RowsAsync", "JobService.RunningAsync", "PresenceService.SeeAsync",
        ],
        ["by a number of nine digits or the id of something deleted, which no world has; held by tests of their own"] =
        [
            "CorporateAccountService.AddressCardsAsync", "CorporateAccountService.OrganizationsAsync", "OrganizationBinService.FindDeletedAsync",
            "OrganizationLifecycleService.WithSameNumberAsync",
        ],
    };

    /// <summary>All of them, by service and method.</summary>
    public static IReadOnlySet<string> SaysNothing { get; } = Wordless.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the walk calls it. What is new is called until it is listed here.</summary>
    public static bool IsWalked(Type service) => !service.IsAssignableTo(typeof(IRecurringWork)) && !OfTheHost.ContainsKey(service.Name);

    /// <summary>That a grant from above reaches into one's subtree is shown there, without its place and reason.</summary>
    internal static bool TellsOfAbove(Type service) => service == typeof(GrantService);

    /// <summary>An invoice and a billing account name both their parties.</summary>
    internal static bool NamesParties(Type service) =>
        service.Namespace!.Contains(".Invoices", StringComparison.Ordinal) || service.Namespace.Contains(".BillingAccounts", StringComparison.Ordinal) || service.Namespace.Contains(".Settlement", StringComparison.Ordinal);
}
