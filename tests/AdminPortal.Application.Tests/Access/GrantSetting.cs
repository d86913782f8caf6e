using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

/// <summary>
/// Nordavind has the child Bris, and Bris the child Kuling; Solgang stands beside them. Astrid's sign-in makes her an unrestricted
/// Admin, Bo has none of its own, and who is asked about is signed in by <see cref="As"/>.
/// </summary>
internal sealed class GrantSetting : IAsyncDisposable
{
    public const string Astrid = "astrid";
    public const string Bo = "bo";
    public const string Cato = "cato";

    public GrantSetting(Application.Data.StoreProvider provider)
        : this(new TestStore(provider))
    {
    }

    private GrantSetting(TestStore store)
    {
        Store = store;
        Nordavind = store.Given.Organization("Nordavind");
        Bris = store.Given.Organization("Bris", Nordavind);
        Kuling = store.Given.Organization("Kuling", Bris);
        Solgang = store.Given.Organization("Solgang");
        store.Given.Staff(Astrid, StaffRole.Admin);
        store.Given.Staff(Bo);
        store.Given.Staff(Cato);
        As(Astrid, StaffRole.Admin);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public TestStore Store { get; }

    public Organization Nordavind { get; }

    public Organization Bris { get; }

    public Organization Kuling { get; }

    public Organization Solgang { get; }

    public GrantService Grants => Store.Service<GrantService>();

    public StaffService Staff => Store.Service<StaffService>();

    public static GrantSetting InFile() => new(TestStore.InFile());

    /// <summary>Signs in a person with these roles for everything, and those that the store gives them.</summary>
    public void As(string person, params StaffRole[] roles) => Store.User.SignIn(new CallerIdentity(person, person, roles, ChangeSource.Portal));

    /// <summary>Bo administers Bris, and is signed in.</summary>
    public Grant AsAdminOfBris()
    {
        var grant = Store.Given.Grant(Bo, StaffRole.Admin, Bris);
        As(Bo);
        return grant;
    }

    public static GrantInput To(string person, StaffRole role, Organization? organization, Action<GrantInput>? and = null)
    {
        var input = new GrantInput { HolderId = person, Role = role, Everything = organization is null, OrganizationId = organization?.PublicId };
        and?.Invoke(input);
        return input;
    }

    public Task<Result<Receipt>> GiveAsync(string person, StaffRole role, Organization? organization, Action<GrantInput>? and = null, bool dryRun = false) =>
        Grants.GiveAsync(To(person, role, organization, and), dryRun, Cancellation);

    public Task<Result<Receipt>> EndAsync(Grant grant, int? version = null, string? reason = null, bool dryRun = false) =>
        Grants.EndAsync(grant.PublicId, version, reason, dryRun, Cancellation);

    public Task<Result<Receipt>> ExtendAsync(Grant grant, DateOnly? expiresOn, int? version = null, bool dryRun = false) =>
        Grants.ExtendAsync(grant.PublicId, version, expiresOn, null, dryRun, Cancellation);

    /// <summary>What the list tells: holder, role and place of each.</summary>
    public async Task<IReadOnlyList<string>> ListedAsync(GrantFilter? filter = null) =>
        [.. (await Grants.ListAsync(filter ?? new(), new(), Cancellation)).Items.Select(Told)];

    public async Task<IReadOnlyList<Grant>> StoredAsync()
    {
        await using var db = Store.Open();
        return await db.Grants.OrderBy(g => g.Id).ToListAsync(Cancellation);
    }

    public async Task<DateTime> AccessChangedAtAsync(string person)
    {
        await using var db = Store.Open();
        return await db.StaffMembers.Where(m => m.PersonId == person).Select(m => m.AccessChangedAt).SingleAsync(Cancellation);
    }

    public static Receipt Done(Result<Receipt> result) => result.Succeeded ? result.Value : throw new InvalidOperationException($"{result.Error}");

    public static IReadOnlyList<string> Faults(Result<Receipt> result) =>
        [.. Assert.IsType<InvalidInput>(result.Error).Fields.Select(fault => $"{fault.Field}: {fault.Code}")];

    public static string Told(GrantRow row) => $"{row.HolderName} {row.Role} {(row.PlaceIsHidden ? "above" : row.Organization?.Name ?? "everything")}{(row.MayEnd ? "" : ", fixed")}";

    public static string Told(HeldRole role) =>
        $"{role.Role} {(role.PlaceIsHidden ? "above" : role.Organization?.Name ?? "everything")} by {(role.GrantId is null ? "sign-in" : "grant")}{(role.IsCovered ? ", covered" : "")}";

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
