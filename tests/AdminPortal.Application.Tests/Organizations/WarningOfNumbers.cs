using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class WarningOfNumbers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("914 742 315", "NO 914 742 315 MVA", null, "")]
    [InlineData("914742315", "no914742315mva", "NO", "")]
    [InlineData("914742315", "914 742 315", "no", "")]
    [InlineData("987654321", null, null, "number_check_digit")]
    [InlineData("914742315", "NO 987 654 321 MVA", null, "vat_check_digit vat_differs_from_number")]
    [InlineData("914742315", "NO 974 760 673 MVA", "NO", "vat_differs_from_number")]
    [InlineData("987654321", "NO 987654321 MVA", "NO", "number_check_digit vat_check_digit")]
    [InlineData("987654321", "SE987654321001", "SE", "")]
    [InlineData("914742315", "DE 123 456 789", null, "")]
    [InlineData("12345678", "NO 12345678 MVA", null, "")]
    [InlineData(null, null, null, "")]
    public void Norwegian_numbers_are_looked_at_twice(string? number, string? vat, string? country, string warnings) =>
        Assert.Equal(warnings, string.Join(' ', OrganizationWarnings.Of(new() { Name = "Fjord", EntityId = number, EntityVatNumber = vat, Country = country })));

    [Theory, EachDatabase]
    public async Task A_second_organisation_with_the_same_number_is_found_in_any_spacing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var oldest = store.Given.Organization("Oldest", and: o => o.EntityId = "914742315");
        var mine = store.Given.Organization("Mine", and: o => o.EntityId = "914 742 315");
        store.Given.Organization("Deleted", and: o => (o.EntityId, o.DeletedAt) = ("914742315", store.Clock.UtcNow));
        store.Given.Organization("Longer", and: o => o.EntityId = "9147423150");
        store.Given.Organization("Without");

        Assert.Equal(["Oldest", "Mine"], await NamesAsync("914 742 315", null));
        Assert.Equal(["Oldest"], await NamesAsync("NO 914742315 MVA", mine.PublicId));
        Assert.Empty(await NamesAsync("", null));
        Assert.Empty(await NamesAsync("none", oldest.PublicId));
        store.SignInAs(StaffRole.Editor, mine);
        Assert.Equal(["Mine"], await NamesAsync("914742315", null));

        async Task<IEnumerable<string>> NamesAsync(string number, string? except) =>
            (await store.Service<OrganizationLifecycleService>().WithSameNumberAsync(number, except, Cancellation)).Select(found => found.Name);
    }
}
