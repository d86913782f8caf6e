using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Organizations;

public sealed class ReachingAnOrganization : OrganizationPages
{
    /// <summary>A question mark may stand in an address, and what follows it would be taken for more recipients.</summary>
    [Fact]
    public void An_address_is_written_to_and_nobody_else_is()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.BillingEmail = "faktura?bcc=mallory@fjord.no");
        var kari = Store.Given.Contact("Kari", "Nordmann", fjord, c => (c.Email, c.Mobile) = ("kari&cc=x@hårfagre.no", "900 12 345"));
        using (var db = Store.Open())
        {
            db.Organizations.Where(o => o.Id == fjord.Id).ExecuteUpdate(set => set.SetProperty(o => o.BillingContactId, kari.Id));
        }

        var page = Open(fjord);

        Assert.Equal(
            ["mailto:faktura%3Fbcc%3Dmallory@fjord.no", "mailto:kari%26cc%3Dx@h%C3%A5rfagre.no"],
            page.FindAll("a[href^=mailto]").Select(link => link.GetAttribute("href")));
        Assert.Equal("tel:+4790012345", page.Find("a[href^=tel]").GetAttribute("href"));
    }
}
