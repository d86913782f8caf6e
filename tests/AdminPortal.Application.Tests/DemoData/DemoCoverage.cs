using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class DemoCoverage
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200)]
    [InlineData(1_000)]
    public async Task Invoices_go_by_every_rule_inherited_or_not_and_to_nobody(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var keys = await store.Db.Organizations.Select(o => o.Id).ToListAsync(Stop);

        var recipients = (await InvoiceRecipients.OfAsync(store.Db, keys, Stop)).Values.ToList();

        Assert.Contains(null, recipients);
        Assert.Equal(Enum.GetValues<RecipientKind>(), recipients.OfType<InvoiceRecipient>().Where(r => !r.IsInherited).Select(r => r.Kind).Distinct().Order());
        Assert.Contains(recipients, recipient => recipient is { IsInherited: true });
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1_000)]
    public async Task Roles_are_held_inherited_and_missing(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var holders = (await store.Db.ContactRoles.Where(r => r.Contact.OrganizationId != null).Select(r => new { r.Role, Place = r.Contact.OrganizationId!.Value }).ToListAsync(Stop))
            .ToLookup(holder => holder.Role, holder => holder.Place);
        var above = (await store.Db.Closure.Select(link => new { link.DescendantId, link.AncestorId, link.Depth }).ToListAsync(Stop)).ToLookup(link => link.DescendantId);

        foreach (var role in Enum.GetValues<ContactRole>())
        {
            var places = holders[role].ToHashSet();
            var depths = above.Select(links => links.Where(link => places.Contains(link.AncestorId)).Select(link => (int?)link.Depth).Min()).ToList();
            Assert.Contains(depths, depth => depth == 0);
            Assert.Contains(depths, depth => depth > 0);
            Assert.Contains(depths, depth => depth is null);
        }
    }

    [Fact]
    public async Task Some_contacts_lie_in_the_recycle_bin_and_all_can_come_back()
    {
        await using var store = await DemoStore.FilledAsync();
        var deleted = await store.Db.Contacts.IgnoreQueryFilters().Where(c => c.DeletedAt != null).ToListAsync(Stop);

        Assert.InRange(deleted.Count, 5, 50);
        Assert.All(deleted, contact => Assert.InRange((DemoStore.Now - contact.DeletedAt!.Value).TotalDays, 0, 90));
        Assert.False(await store.Db.Organizations.AnyAsync(o => o.BillingContactId != null && o.BillingContact == null, Stop));
    }
}
