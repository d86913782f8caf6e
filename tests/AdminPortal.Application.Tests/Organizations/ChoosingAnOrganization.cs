using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class ChoosingAnOrganization
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_choice_tells_its_number_and_what_stands_above_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Fjord");
        var middle = store.Given.Organization("Nord", top);
        var branch = store.Given.Organization("Bjørn avdeling", middle, o => o.EntityId = "914742315");

        foreach (var text in new[] { "bjorn", "914 742", branch.PublicId })
        {
            var choice = Assert.Single(await ChooseAsync(store, text, Right.Read));
            Assert.Equal((branch.PublicId, "914742315", "Fjord > Nord"), (choice.Id, choice.EntityId, string.Join(" > ", choice.Above)));
        }
    }

    [Theory, EachDatabase]
    public async Task Only_those_where_the_right_holds_are_offered(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var read = store.Given.Organization("Fjord read");
        var edited = store.Given.Organization("Fjord edited");
        store.Given.Organization("Fjord below", edited);
        store.Given.Organization("Fjord unseen");
        store.SignInAs(StaffRole.Viewer, read);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, edited);

        Assert.Equal(["Fjord below", "Fjord edited", "Fjord read"], await NamesAsync(store, Right.Read));
        Assert.Equal(["Fjord below", "Fjord edited"], await NamesAsync(store, Right.Edit));
        Assert.Empty(await NamesAsync(store, Right.Administer));
    }

    [Theory, EachDatabase]
    public async Task At_most_twenty_are_offered_in_the_order_of_their_names(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var number in Enumerable.Range(1, 21).Reverse())
        {
            store.Given.Organization($"Fjord {number:D2}");
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"Fjord {number:D2}"), await NamesAsync(store, Right.Read));
    }

    [Theory, EachDatabase]
    public async Task Children_come_in_pages_with_their_counts(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var first = store.Given.Organization("A", parent);
        store.Given.Organization("B", parent);
        store.Given.Organization("Below", first);
        store.Given.Account("Login", first);
        var organizations = store.Service<OrganizationService>();

        var page = (await organizations.ListChildrenAsync(parent.PublicId, new(Size: 1), Cancellation))!;
        var next = (await organizations.ListChildrenAsync(parent.PublicId, new(page.Next, 1), Cancellation))!;

        Assert.Equal([("A", 1, 1)], page.Items.Select(row => (row.Name, row.Children, row.Accounts)));
        Assert.Equal([("B", 0, 0)], next.Items.Select(row => (row.Name, row.Children, row.Accounts)));
        Assert.Null(await organizations.ListChildrenAsync("o-p-none", new(), Cancellation));
    }

    private static Task<IReadOnlyList<OrganizationChoice>> ChooseAsync(TestStore store, string text, Right right) =>
        store.Service<OrganizationService>().ChooseAsync(text, right, Cancellation);

    private static async Task<IEnumerable<string>> NamesAsync(TestStore store, Right right) => (await ChooseAsync(store, "fjord", right)).Select(choice => choice.Name);
}
