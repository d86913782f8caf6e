namespace AdminPortal.Web.Tests.Attacks;

/// <summary>What is typed into a search or a filter is looked for as it stands: a wildcard is a character, and SQL is a text.</summary>
[Collection(Attacked.Name)]
public sealed class SearchingForSql(AttackHost host)
{
    private static readonly string[] Lists = ["/accounts", "/contacts", "/contacts/coverage", "/organizations", "/organizations/deleted", "/invoices", "/billing-accounts", "/audit", "/settlement", "/settlement?tab=payments", "/settlement?tab=ageing", "/admin", "/admin?tab=clients", "/jobs"];

    /// <summary>Every parameter by which any of the lists narrows or sorts.</summary>
    private static readonly string[] Parameters =
    [
        "q", "organization", "owner", "payer", "status", "role", "roles", "country", "product", "type", "kind", "sort", "desc", "page", "size", "from", "to", "min", "max", "currency", "deleted", "actor", "action", "object", "source", "field", "finding", "assignee", "list", "asAt", "party", "only", "state", "tab", "line", "operation", "trace", "settled", "period", "format", "own", "parent",
    ];

    public static TheoryData<string> Injections =>
    [
        "' OR '1'='1", "'; DROP TABLE Accounts; --", "\" OR \"\"=\"", "1) OR (1=1", "x' UNION SELECT ClientId FROM ApiClients --", "ʼ OR ʼ1ʼ=ʼ1", "＇ OR ＇1＇=＇1", "\\'; --", "%27%20OR%201=1", "'||(SELECT Xml FROM KeyRing)||'", "{0}", "@p0", "$(x)", "\u0000x",
    ];

    [Theory, MemberData(nameof(Injections))]
    public async Task SqlIsAText(string injection)
    {
        using var admin = await host.Admin();
        foreach (var list in Lists)
        {
            var query = string.Join('&', Parameters.Where(name => !list.Contains("tab=", StringComparison.Ordinal) || name != "tab").Select(name => $"{name}={Uri.EscapeDataString(injection)}"));
            var all = await admin.GetAsync(list.Contains('?', StringComparison.Ordinal) ? $"{list}&{query}" : $"{list}?{query}");

            Assert.True(all.Status < 500, $"{list} answers {all.Status}");
        }

        foreach (var (list, row) in new[] { ("/accounts", host.World.Nordlys.Account), ("/contacts", host.World.Nordlys.Contact), ("/invoices", host.World.Nordlys.Invoice), ("/billing-accounts", host.World.Nordlys.Billing) })
        {
            Assert.DoesNotContain($"{list}/{row}", (await admin.GetAsync($"{list}?q={Uri.EscapeDataString(injection)}")).Body, StringComparison.Ordinal);
        }

        Assert.NotEmpty(host.Store.Open().Accounts);
    }

    /// <summary>Found by what it is called, and by nothing that merely could stand for it.</summary>
    [Theory]
    [InlineData("Sum 100% [net]", "100%", true)]
    [InlineData("Sum 100% [net]", "[net]", true)]
    [InlineData("Sum 100% [net]", "100_", false)]
    [InlineData("Sum 100% [net]", "%net", false)]
    [InlineData("Sum 100% [net]", "[mn]et", false)]
    [InlineData("Back\\slash_line", "Back\\slash", true)]
    [InlineData("Back\\slash_line", "slash_line", true)]
    [InlineData("Back\\slash_line", "Back%line", false)]
    [InlineData("Back\\slash_line", "\\_", false)]
    [InlineData("O'Brien", "O'Brien", true)]
    [InlineData("O'Brien", "O''Brien", false)]
    public async Task AWildcardIsACharacter(string name, string text, bool found)
    {
        var organization = host.Store.Given.Organization(name);
        var account = host.Store.Given.Account(name, organization);
        var contact = host.Store.Given.Contact("X", name, organization);
        using var admin = await host.Admin();
        var q = Uri.EscapeDataString(text);

        Assert.Equal(
            (found, found, found),
            ((await admin.GetAsync($"/accounts?q={q}")).Body.Contains($"/accounts/{account.PublicId}\"", StringComparison.Ordinal),
             (await admin.GetAsync($"/contacts?q={q}")).Body.Contains($"/contacts/{contact.PublicId}\"", StringComparison.Ordinal),
             (await admin.GetAsync($"/organizations?q={q}")).Body.Contains($"/organizations/{organization.PublicId}", StringComparison.Ordinal)));
    }
}
