using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class WhoMayChangeAccounts
{
    private static readonly string[] Deeds = ["rename", "disable", "products", "move", "delete", "restore"];

    private static readonly string[] Allowed =
    [
        "Editor rename", "Editor disable", "Editor products", "Editor move",
        "Admin rename", "Admin disable", "Admin products", "Admin move", "Admin delete", "Admin restore",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_role_does_what_is_its_own(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Product("auth");
        var (organization, other) = (store.Given.Organization("Fjord"), store.Given.Organization("Other"));

        Assert.Equal(Allowed, await DoneAsync(store, organization, other, role => store.SignInAs(role)));
        Assert.Equal(Allowed.Length, await store.Open().AuditEntries.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_scoped_role_does_so_in_its_subtree(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Product("auth");
        var mine = store.Given.Organization("Mine");
        var (below, other) = (store.Given.Organization("Below", mine), store.Given.Organization("Other", mine));

        Assert.Equal(Allowed, await DoneAsync(store, below, other, role => store.SignInAs(role, mine)));
    }

    [Theory, EachDatabase]
    public async Task Outside_its_subtree_no_account_exists_for_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Product("auth");
        var (mine, theirs) = (store.Given.Organization("Mine"), store.Given.Organization("Theirs"));
        store.SignInAs(StaffRole.Admin, mine);

        foreach (var deed in Deeds)
        {
            Assert.IsType<NotFound>((await DoAsync(store, deed, Prepare(store, theirs, deed), mine)).Error);
        }
    }

    [Theory, EachDatabase]
    public async Task A_move_needs_the_right_at_both_ends(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (edited, read, unseen) = (store.Given.Organization("Edited"), store.Given.Organization("Read"), store.Given.Organization("Unseen"));
        store.SignInAs(StaffRole.Editor, edited);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, read);
        var (mine, theirs) = (store.Given.Account("Mine", edited), store.Given.Account("Theirs", read));

        Assert.IsType<NotAllowed>((await DoAsync(store, "move", mine, read)).Error);
        Assert.IsType<NotAllowed>((await DoAsync(store, "move", theirs, edited)).Error);
        Assert.Equal(
            [("OrganizationId", "unknown_organization")],
            Assert.IsType<InvalidInput>((await DoAsync(store, "move", mine, unseen)).Error).Fields.Select(fault => (fault.Field, fault.Code)));
    }

    /// <summary>What was done, as role and deed; everything else was refused as not allowed.</summary>
    private static async Task<List<string>> DoneAsync(TestStore store, Organization organization, Organization destination, Action<StaffRole> signIn)
    {
        var done = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            signIn(role);
            foreach (var deed in Deeds)
            {
                var result = await DoAsync(store, deed, Prepare(store, organization, deed), destination);
                if (result.Succeeded)
                {
                    done.Add($"{role} {deed}");
                }
                else
                {
                    Assert.IsType<NotAllowed>(result.Error);
                }
            }
        }

        return done;
    }

    private static Account Prepare(TestStore store, Organization organization, string deed) =>
        store.Given.Account("Login", organization, a => a.DeletedAt = deed == "restore" ? store.Clock.UtcNow.AddDays(-1) : null);

    private static Task<Result<Receipt>> DoAsync(TestStore store, string deed, Account account, Organization destination)
    {
        var accounts = store.Service<AccountLifecycleService>();
        var id = account.PublicId;
        return deed switch
        {
            "rename" => accounts.ChangeAsync(id, 1, new() { Name = "Innlogging" }, false, Cancellation),
            "disable" => accounts.SetEnabledAsync(id, 1, false, null, false, Cancellation),
            "products" => accounts.SetProductsAsync(id, 1, ["auth"], null, false, Cancellation),
            "move" => accounts.MoveAsync(id, 1, destination.PublicId, null, false, Cancellation),
            "delete" => accounts.DeleteAsync(id, 1, null, false, Cancellation),
            "restore" => accounts.RestoreAsync(id, false, Cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(deed)),
        };
    }
}
