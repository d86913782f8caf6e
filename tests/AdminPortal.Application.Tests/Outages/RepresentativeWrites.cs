using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.BillingAccounts.Contract;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Presence;
using AdminPortal.Application.Protections;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Application.Tests.Invoices.Import;
using AdminPortal.Application.Tests.Settlement.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>One write of a service, as a person, a client or the portal itself asks for it.</summary>
/// <param name="Run">Throws where it was refused.</param>
/// <param name="InSteps">Whether it is several transactions on purpose, each of which may stand without the next; whoever asks again completes it.</param>
/// <param name="MayBeLost">Whether it is well where it was not written at all: it is told anew a moment later.</param>
internal sealed record RepresentativeWrite(string Name, Func<IServiceProvider, FaultWorld, Task> Run, bool InSteps = false, bool MayBeLost = false);

/// <summary>Every way that the services write in.</summary>
internal static class RepresentativeWrites
{
    public static IReadOnlyList<RepresentativeWrite> All { get; } =
    [
        new("create an organisation", (s, w) => Done(s.Get<OrganizationLifecycleService>().CreateAsync(new() { Name = "New AS", ParentId = w.Middle.PublicId }, default))),
        new("change an organisation", (s, w) => Done(s.Get<OrganizationLifecycleService>().ChangeAsync(w.Middle.PublicId, 1, new() { Name = "Middle", PaymentTermsDays = 30, BillingCity = "Oslo" }, false, default))),
        new("move an organisation", (s, w) => Done(s.Get<OrganizationLifecycleService>().MoveAsync(w.Middle.PublicId, 1, null, null, false, default))),
        new("delete an organisation", (s, w) => Done(s.Get<OrganizationBinService>().DeleteAsync(w.Empty.PublicId, null, true, null, false, default))),
        new("restore an organisation", (s, w) => Done(s.Get<OrganizationBinService>().RestoreAsync(w.Gone.PublicId, false, default))),
        new("create an account", (s, w) => Done(s.Get<AccountService>().CreateAsync(new() { Name = "New", OrganizationId = w.Middle.PublicId, Region = "EU", Cloud = "GCP", IsSandbox = false }, default))),
        new("rename an account", (s, w) => Done(s.Get<AccountLifecycleService>().ChangeAsync(w.Login.PublicId, null, new() { Name = "Renamed" }, false, default))),
        new("enable an account", (s, w) => Done(s.Get<AccountLifecycleService>().SetEnabledAsync(w.Login.PublicId, null, true, null, false, default))),
        new("choose products", (s, w) => Done(s.Get<AccountLifecycleService>().SetProductsAsync(w.Login.PublicId, null, ["C", "B"], null, false, default))),
        new("move an account", (s, w) => Done(s.Get<AccountLifecycleService>().MoveAsync(w.Login.PublicId, null, w.Top.PublicId, null, false, default))),
        new("delete an account", (s, w) => Done(s.Get<AccountLifecycleService>().DeleteAsync(w.Login.PublicId, null, "Why", false, default))),
        new("restore an account", (s, w) => Done(s.Get<AccountLifecycleService>().RestoreAsync(w.Deleted.PublicId, false, default))),
        new("create a contact", (s, w) => Done(s.Get<ContactService>().CreateAsync(NewContact(w), default))),
        new("change a contact", (s, w) => Done(s.Get<ContactService>().ChangeAsync(w.Kari.PublicId, 1, NewContact(w), false, default))),
        new("give a contact roles", (s, w) => Done(s.Get<ContactService>().SetRolesAsync(w.Kari.PublicId, 1, [.. Enum.GetValues<ContactRole>()], null, false, default))),
        new("delete a contact", (s, w) => Done(s.Get<ContactService>().DeleteAsync(w.Kari.PublicId, null, null, false, default))),
        new("restore a contact", (s, w) => Done(s.Get<ContactService>().RestoreAsync(w.Past.PublicId, false, default))),
        new("erase a contact", (s, w) => Done(s.Get<ContactPrivacyService>().EraseAsync(w.Kari.PublicId, null, "Bedt om det", false, default))),
        new("protect an account", (s, w) => Done(s.Get<ProtectionService>().SetOnAccountAsync(w.Login.PublicId, null, new() { Reason = "Why" }, false, default))),
        new("protect an organisation", (s, w) => Done(s.Get<ProtectionService>().SetOnOrganizationAsync(w.Middle.PublicId, new() { Reason = "Why" }, false, default))),
        new("lift a protection", (s, w) => Done(s.Get<ProtectionService>().LiftAsync(w.Beside.PublicId, null, "Why", false, default))),
        new("ask for approval", (s, w) => Done(w.AsEditorAsync(() => s.Get<ProtectionRequestService>().AskLiftAsync(w.Beside.PublicId, "Why", default)))),
        new("ask for a move", (s, w) => Done(w.AsEditorAsync(() => s.Get<ProtectionRequestService>().AskMoveAsync(w.Covered.PublicId, w.Middle.PublicId, "Why", default)))),
        new("approve a request", (s, w) => Done(s.Get<ProtectionRequestService>().ApproveAsync(w.Request, "Note", false, default))),
        new("decline a request", (s, w) => Done(s.Get<ProtectionRequestService>().DeclineAsync(w.Request, "Why", default))),
        new("undo a change", (s, w) => Done(s.Get<UndoService>().UndoAsync(w.Operation, default))),
        new("create a billing account", (s, w) => Done(s.Get<BillingAccountChangeService>().CreateAsync(new() { OwnerId = w.Middle.PublicId, PayerId = w.Middle.PublicId, AddressCardNumber = w.Card }, default))),
        new("activate a billing account", (s, w) => Done(s.Get<BillingAccountChangeService>().ActivateAsync(w.Passive, null, false, default))),
        new("cancel a billing account", (s, w) => Done(s.Get<BillingAccountChangeService>().CancelAsync(w.Active, null, "Why", false, default))),
        new("create an address card", (s, w) => Done(s.Get<AddressCardService>().CreateAsync(w.Middle.PublicId, NewCard(), default))),
        new("change an address card", (s, w) => Done(s.Get<AddressCardService>().ChangeAsync(w.Card, null, NewCard(), false, default))),
        new("remove an address card", (s, w) => Done(s.Get<AddressCardService>().RemoveAsync(w.UnusedCard, null, false, default))),
        new("create an API client", (s, w) => Done(s.Get<ApiClientService>().CreateAsync(new() { Name = "Another", Scopes = [ApiScopes.AccountsRead], OrganizationId = w.Beside.PublicId }, default))),
        new("rotate a secret", (s, w) => Done(s.Get<ApiClientService>().RotateAsync(w.Client, 24, default))),
        new("revoke an API client", (s, w) => Done(s.Get<ApiClientService>().RevokeAsync(w.Client, "Why", false, default))),
        new("take a case", (s, w) => Done(s.Get<SettlementCaseService>().TakeAsync(w.Invoice, null, default))),
        new("note on a case", (s, w) => Done(s.Get<SettlementCaseService>().AddNoteAsync(w.Taken, "Ringt", default))),
        new("explain a case", (s, w) => Done(s.Get<SettlementCaseService>().ExplainAsync(w.Taken, null, "Motregnet", null, default))),
        new("take many cases", (s, w) => Done(s.Get<SettlementQueueService>().ChangeAsync(new() { Deed = QueueDeed.Take, Numbers = [w.Invoice, w.Taken] }, default))),
        new("read a payment file", (s, w) => ReadFileAsync(s)),
        new("set a payment aside", (s, w) => Done(s.Get<PaymentMatchService>().SetAsideAsync(2, null, "Why", default))),
        new("confirm a payment", (s, w) => Done(s.Get<PaymentMatchService>().ConfirmAsync(1, null, new() { Parts = [new(w.Invoice, 100m)] }, default))),
        new("queue a job", (s, w) => Done(s.Get<BulkService>().StartAsync(new() { Kind = BulkKind.AccountsProtect, Reason = "Why", Ids = [w.Login.PublicId, w.Guarded.PublicId] }, default))),
        new("cancel a job", (s, w) => Done(s.Get<JobService>().CancelAsync(w.Job, default)), InSteps: true),
        new("begin an import", (s, w) => Done(s.Get<ImportUpload>().BeginAsync([new("b.csv", 3)], default))),
        new("send a file", (s, w) => SendAsync(s, w), InSteps: true),
        new("cancel an import", (s, w) => Done(s.Get<ImportService>().CancelAsync(w.Sending, default)), InSteps: true),
        new("land an import", (s, w) => LandAsync(s, w), InSteps: true),
        new("answer under a key", (s, w) => AnswerAsync(s, w)),
        new("take a key", async (s, w) => await s.Get<IdempotentCallService>().BeginAsync("org-a", "new", new byte[32], default), InSteps: true),
        new("save a draft", (s, w) => Done(s.Get<DraftService>().SaveAsync("contact:new", 1, "{\"a\":1}", default))),
        new("save a first draft", (s, w) => Done(s.Get<DraftService>().SaveAsync("account:new", 1, "{}", default)), InSteps: true),
        new("discard a draft", (s, w) => s.Get<DraftService>().DiscardAsync("contact:new", default)),
        new("be seen", (s, w) => s.Get<PresenceService>().SeeAsync(w.Login.PublicId, "tab", true, default), InSteps: true, MayBeLost: true),
        new("sign in", (s, w) => s.Get<StaffSessionService>().BeginAsync(w.Store.User.Identity!, "user", w.Store.Clock.UtcNow.AddHours(2), default), InSteps: true),
        new("sign out", (s, w) => s.Get<StaffSessionService>().EndAsync(w.Session, default), InSteps: true),
        new("take a job", (s, w) => s.Get<JobLeases>().TakeAsync("instance", default), InSteps: true),
        new("purge leftovers", (s, w) => new PurgeOfLeftovers(s.Get<PortalStore>()).RunAsync(default)),
    ];

    private static T Get<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();

    private static async Task Done<T>(Task<Result<T>> write)
    {
        if ((await write).Error is { } refusal)
        {
            throw new InvalidOperationException($"Refused: {refusal}");
        }
    }

    private static ContactInput NewContact(FaultWorld world) =>
        new() { FirstName = "Nora", LastName = "Ny", Email = "nora@example.no", OrganizationId = world.Middle.PublicId, Roles = [.. Enum.GetValues<ContactRole>()] };

    private static AddressCardInput NewCard() => new() { StreetName = "Postboks 7", PostalPlace = "Oslo", Format = "PAPER" };

    private static async Task ReadFileAsync(IServiceProvider services)
    {
        using var file = BankFiles.Stream(BankFiles.Camt(("1001", 25m), ("77", 1m)));
        await Done(services.Get<PaymentFileService>().ReadFileAsync("later.xml", file, dryRun: false, default));
    }

    private static async Task SendAsync(IServiceProvider services, FaultWorld world)
    {
        var upload = services.Get<ImportUpload>();
        using var content = new MemoryStream("xyz"u8.ToArray());
        await Done(upload.ReceiveAsync(world.Sending, 1, content, default));
        await Done(upload.QueueAsync(world.Sending, default));
    }

    private static Task LandAsync(IServiceProvider services, FaultWorld world)
    {
        var row = $"{world.Middle.PublicId};Middle;NEW-1;2026-02-02;NOK;125,00;25,00;false;1009;A-1;Signering;1;100,00;100,00;25,00";
        var file = ImportSetting.Source("a.csv", Encoding.UTF8.GetBytes($"{ImportSetting.Head}\r\n{row}"));
        return Done(services.Get<InvoiceImporter>().RunAsync([file], world.Sending, (_, _) => Task.CompletedTask, default));
    }

    private static async Task AnswerAsync(IServiceProvider services, FaultWorld world)
    {
        var answered = services.Get<AnsweredWrite>();
        answered.KeepUnder(world.Call);
        await Done(answered.RunAsync(
            () => services.Get<ContactService>().CreateAsync(NewContact(world), default),
            (id, _) => Task.FromResult(id),
            id => new(201, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(id))));
    }
}
