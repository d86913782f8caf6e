using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class CreatingAnAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);

        var faults = await FaultsAsync(store, new() { OrganizationId = "o-p-none", Region = "US", Cloud = "AWS" });

        Assert.Equal(
            [("Cloud", "not_among"), ("IsSandbox", "required"), ("Name", "required"), ("OrganizationId", "unknown_organization"), ("Region", "not_among")],
            faults.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Empty(store.Open().Accounts);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("   ", "required")]
    [InlineData(null, "required")]
    [InlineData("Line\nbreak", "control_characters")]
    public async Task A_name_is_one_line_of_text(string? name, string code)
    {
        await using var store = new TestStore();
        var input = Good(store);
        input.Name = name;

        var fault = Assert.Single(await FaultsAsync(store, input));

        Assert.Equal(("Name", code), (fault.Field, fault.Code));
    }

    [Fact]
    public async Task A_name_has_255_characters_and_not_one_more()
    {
        await using var store = new TestStore();
        var input = Good(store);
        input.Name = new('å', 256);

        var fault = Assert.Single(await FaultsAsync(store, input));

        Assert.Equal(("Name", "length_max", 255), (fault.Field, fault.Code, fault.Arguments[0]));
        input.Name = $" {new('å', 255)} ";
        Assert.True((await CreateAsync(store, input)).Succeeded);
        Assert.Equal(new('å', 255), store.Open().Accounts.Single().Name);
    }

    [Theory]
    [InlineData(false, "GCP", "a-ppge-")]
    [InlineData(false, "OTC", "a-ppoe-")]
    [InlineData(true, "GCP", "a-spge-")]
    [InlineData(true, "OTC", "a-spoe-")]
    public async Task The_id_says_type_cloud_and_region(bool isSandbox, string cloud, string prefix)
    {
        await using var store = new TestStore();
        var input = Good(store);
        (input.IsSandbox, input.Cloud) = (isSandbox, cloud);

        var id = (await CreateAsync(store, input)).Value!;

        Assert.StartsWith(prefix, id, StringComparison.Ordinal);
        Assert.Equal(prefix.Length + 20, id.Length);
        var account = store.Open().Accounts.Single();
        Assert.Equal((id, isSandbox, cloud, "EU", true), (account.PublicId, account.IsSandbox, account.Cloud, account.Region, account.Enabled));
    }

    [Theory, EachDatabase]
    public async Task The_trail_holds_who_made_it_and_every_field(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        store.SignInAs(StaffRole.Editor);

        var id = (await CreateAsync(store, new() { Name = "Login", OrganizationId = organization.PublicId, IsSandbox = true, Region = "EU", Cloud = "OTC" })).Value;

        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("created", "account", id, "test-editor", (long?)organization.Id), (entry.Action, entry.ObjectType, entry.ObjectId, entry.ActorId, entry.OrganizationId));
        Assert.Equal(store.Clock.UtcNow, entry.At);
        Assert.Equal(
            [("Cloud", "OTC"), ("Enabled", "True"), ("IsSandbox", "True"), ("Name", "Login"), ("Organization", organization.PublicId), ("Region", "EU")],
            entry.Changes.Select(change => (change.Field, change.NewValue!)).Order());
        Assert.All(entry.Changes, change => Assert.False(change.IsPersonal));
        Assert.All(entry.Changes, change => Assert.Null(change.OldValue));
    }

    [Theory, EachDatabase]
    public async Task Viewer_and_Finance_may_not(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var input = Good(store);
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance })
        {
            store.SignInAs(role);

            Assert.IsType<NotAllowed>((await CreateAsync(store, input)).Error);
        }

        Assert.Empty(store.Open().Accounts);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task An_editor_of_a_subtree_makes_accounts_in_it_and_knows_no_organisation_outside(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var middle = store.Given.Organization("Middle", top);
        var below = store.Given.Organization("Below", middle);
        store.SignInAs(StaffRole.Editor, middle);

        Assert.True((await CreateAsync(store, Good(below.PublicId))).Succeeded);
        Assert.True((await CreateAsync(store, Good(middle.PublicId))).Succeeded);
        Assert.Equal("unknown_organization", Assert.Single(await FaultsAsync(store, Good(top.PublicId))).Code);
    }

    [Theory, EachDatabase]
    public async Task Who_only_reads_one_part_and_edits_another_makes_accounts_in_that_other(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var read = store.Given.Organization("Read");
        var edited = store.Given.Organization("Edited");
        store.SignInAs(StaffRole.Viewer, read);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, edited);

        Assert.IsType<NotAllowed>((await CreateAsync(store, Good(read.PublicId))).Error);
        Assert.True((await CreateAsync(store, Good(edited.PublicId))).Succeeded);
    }

    private static AccountCreate Good(TestStore store) => Good(store.Given.Organization("Fjord").PublicId);

    private static AccountCreate Good(string organization) =>
        new() { Name = "Login", OrganizationId = organization, IsSandbox = false, Region = "EU", Cloud = "GCP" };

    private static Task<Result<string>> CreateAsync(TestStore store, AccountCreate input) => store.Service<AccountService>().CreateAsync(input, Cancellation);

    private static async Task<IReadOnlyList<FieldError>> FaultsAsync(TestStore store, AccountCreate input) =>
        Assert.IsType<InvalidInput>((await CreateAsync(store, input)).Error).Fields;
}
