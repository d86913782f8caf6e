using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>Sigrid, who edits one subtree, asks each page and each download for what is foreign: no word of it comes back, and no sign that it is there.</summary>
[Collection(Attacked.Name)]
public sealed partial class AskingForWhatIsForeign(AttackHost host)
{
    private static readonly string[] Narrowing = ["organization", "owner", "payer", "account", "contact", "q", "parent", "invoice", "receiver", "user", "import", "object", "actor"];

    [Fact]
    public async Task ByEveryIdAtEveryAddress()
    {
        using var sigrid = await host.Sigrid();
        foreach (var endpoint in Readable())
        {
            foreach (var id in endpoint.HasParameters() ? host.World.Foreign.Ids : [""])
            {
                var path = Addresses.Of(endpoint, _ => id);

                NamesNothing(path, id, await sigrid.GetAsync(path));
            }
        }
    }

    [Fact]
    public async Task ByEveryParameterThatNarrowsAList()
    {
        using var sigrid = await host.Sigrid();
        foreach (var list in Readable().Where(endpoint => !endpoint.HasParameters()))
        {
            var query = string.Join('&', Narrowing.SelectMany(name => new[] { host.World.Foreign.Organization.PublicId }.Select(id => $"{name}={Uri.EscapeDataString(id)}")));
            var path = $"{Addresses.Of(list, _ => "")}?{query}";

            NamesNothing(path, host.World.Foreign.Organization.PublicId, await sigrid.GetAsync(path));
        }
    }

    [Fact]
    public async Task ByEveryLinkThatSheIsGiven()
    {
        using var sigrid = await host.Sigrid();

        var pages = await Addresses.WalkAsync(sigrid, 150, "/");

        Assert.True(pages.Count > 20, $"{pages.Count}");
        Assert.All(pages, page => NamesNothing(page.Key, "", page.Value));
        Assert.DoesNotContain(pages, page => page.Value.Status >= 500);
    }

    /// <summary>The mark is there for who may see it; else its absence would say nothing.</summary>
    [Theory]
    [InlineData("/accounts/")]
    [InlineData("/contacts/")]
    [InlineData("/organizations/")]
    [InlineData("/invoices/")]
    [InlineData("/billing-accounts/")]
    [InlineData("/admin/clients/")]
    [InlineData("/admin/imports/")]
    [InlineData("/settlement/payments/")]
    public async Task WhoSeesEverythingIsShownIt(string path)
    {
        using var admin = await host.Admin();

        var page = await admin.GetAsync(path + host.World.Foreign.IdAfter(path));

        Assert.Equal(200, page.Status);
        Assert.Contains(AttackWorld.Mark, page.Body, StringComparison.Ordinal);
    }

    /// <summary>An id of something foreign is answered as one of nothing.</summary>
    [Theory]
    [InlineData("/accounts/{0}", "a-ppge-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/accounts/{0}/edit", "a-ppge-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/contacts/{0}", "c-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/contacts/{0}/edit", "c-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/contacts/{0}/export.json", "c-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/organizations/{0}", "o-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/organizations/{0}/edit", "o-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/invoices/{0}", "INV-999999")]
    [InlineData("/invoices/{0}/pdf", "INV-999999")]
    [InlineData("/invoices/{0}/ehf", "INV-999999")]
    [InlineData("/invoices/{0}/export", "INV-999999")]
    [InlineData("/billing-accounts/{0}", "99999999")]
    [InlineData("/admin/clients/{0}", "org-00000000000000000000000000000000")]
    [InlineData("/admin/imports/{0}", "999999")]
    [InlineData("/admin/imports/{0}/faults", "999999")]
    [InlineData("/settlement/payments/{0}", "999999")]
    [InlineData("/accounts/new?organization={0}", "o-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/organizations/new?parent={0}", "o-p-ZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("/accounts?organization={0}", "o-p-ZZZZZZZZZZZZZZZZZZZZ")]
    public async Task AsIfItWereNot(string address, string nothing)
    {
        using var sigrid = await host.Sigrid();
        var foreign = host.World.Foreign.IdAfter(address.Contains('?', StringComparison.Ordinal) ? "/organizations/" : address);

        var first = Told(await sigrid.GetAsync(address.Replace("{0}", foreign, StringComparison.Ordinal)), foreign);
        var second = Told(await sigrid.GetAsync(address.Replace("{0}", nothing, StringComparison.Ordinal)), nothing);

        Assert.Equal(second, first);
    }

    private IEnumerable<Microsoft.AspNetCore.Routing.RouteEndpoint> Readable() =>
        host.Endpoints.Where(endpoint => !endpoint.IsAsset() && !endpoint.IsFramework() && endpoint.MethodsOf().Contains("GET"));

    private static void NamesNothing(string path, string id, Answer answer)
    {
        var rest = id.Length == 0 ? answer.Body : answer.Body.Replace(id, "", StringComparison.Ordinal);
        var at = rest.IndexOf(AttackWorld.Mark, StringComparison.Ordinal);
        Assert.True(at < 0, at < 0 ? "" : $"{path} answers {answer.Status}: …{rest[Math.Max(0, at - 300)..Math.Min(rest.Length, at + 50)]}…");
        Assert.True(answer.Status < 500 || path.StartsWith("/sign-in/entra", StringComparison.Ordinal), $"{path} answers {answer.Status}");
    }

    /// <summary>All that the answer tells, without what is each call's own and the id that was sent, where it is told again.</summary>
    private static string Told(Answer answer, string id) =>
        $"{answer.Status} {answer["Content-Type"]} {answer["Cache-Control"]} {answer["Location"]} {Regex.Replace(Own().Replace(answer.Body, ""), $"(?<=[/=]|%2F|: |<strong>){Regex.Escape(id)}(?!\\w)", "{0}")}";

    /// <summary>Sealed state, tokens, and generated ids of elements.</summary>
    [GeneratedRegex("<!--.*?-->|name=\"__RequestVerificationToken\" value=\"[^\"]*\"|\"traceId\":\"[^\"]*\"|[0-9a-f]{32}|combobox-[0-9A-F]{8}", RegexOptions.Singleline)]
    private static partial Regex Own();
}
