using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>A call of the API sets what its contract names, whatever else is sent with it; and what is another client's stays theirs.</summary>
[Collection(Attacked.Name)]
public sealed class SettingWhatIsNotOnes(AttackHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatTheContractDoesNotNameIsPassedOver()
    {
        var nordlys = host.World.Nordlys;
        var before = await host.Store.Open().Accounts.AsNoTracking().SingleAsync(a => a.PublicId == nordlys.Account, Cancellation);

        var answer = await CallAsync("PATCH", $"/account-management/accounts/{nordlys.Account}", nordlys.Client, $$"""
            {"name":"Account","id":"a-ppge-00000000000000000000","publicId":"x","version":99,"isSandbox":{{(before.IsSandbox ? "false" : "true")}},"region":"US","cloud":"AWS","organizationId":"{{host.World.Foreign.Organization.PublicId}}",
            "createdAt":"2000-01-01T00:00:00Z","deletedAt":"2000-01-01T00:00:00Z","deletedBy":"x","protections":[],"organization":{"id":1} }
            """);

        Assert.True(answer.Status is 200 or 400, $"{answer.Status} {answer.Body}");
        var after = await host.Store.Open().Accounts.AsNoTracking().SingleAsync(a => a.PublicId == nordlys.Account, Cancellation);
        Assert.Equal(
            (before.Id, before.IsSandbox, before.Region, before.Cloud, before.OrganizationId, before.CreatedAt, (DateTime?)null),
            (after.Id, after.IsSandbox, after.Region, after.Cloud, after.OrganizationId, after.CreatedAt, after.DeletedAt));
    }

    [Fact]
    public async Task WhatIsMadeGetsItsOwnIdAndPlace()
    {
        var nordlys = host.World.Nordlys;
        var answer = await CallAsync("POST", "/account-management/contacts", nordlys.Client, $$"""
            {"firstName":"Mass","lastName":"Assignment","organizationId":"{{nordlys.Organization.PublicId}}","id":"{{host.World.Foreign.Contact}}","version":7,"createdAt":"2000-01-01T00:00:00Z","deletedAt":"2000-01-01T00:00:00Z"}
            """);

        Assert.True(answer.Status is 200 or 201, $"{answer.Status} {answer.Body}");
        var made = await host.Store.Open().Contacts.AsNoTracking().SingleAsync(c => c.LastName == "Assignment", Cancellation);
        Assert.Equal((1, (DateTime?)null), (made.Version, made.DeletedAt));
        Assert.NotEqual(host.World.Foreign.Contact, made.PublicId);
        Assert.True(made.CreatedAt.Year > 2020);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task AnInvoiceIsSettledByTheErpAlone(string method)
    {
        var nordlys = host.World.Nordlys;

        var answer = await CallAsync(method, $"/account-management/invoices/{nordlys.Invoice}", nordlys.Client, """{"settled":true,"paidAmount":125}""");

        Assert.Equal(405, answer.Status);
        Assert.False((await host.Store.Open().Invoices.AsNoTracking().SingleAsync(i => i.InvoiceNumber == nordlys.Invoice, Cancellation)).Settled);
    }

    [Fact]
    public async Task AFormThatAsksForRowsGetsOnlyThoseThatItsSenderSees()
    {
        using var sigrid = await host.Sigrid();

        var csv = await sigrid.PostAsync("/accounts/export", "/accounts", ("id", host.World.Foreign.Account), ("id", host.World.Nordlys.Account), ("format", "csv"), ("organizationId", "1"), ("version", "1"));

        Assert.Equal(200, csv.Status);
        Assert.Contains(host.World.Nordlys.Account, csv.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(host.World.Foreign.Account, csv.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyOfIdempotencyIsItsClientsOwn()
    {
        var body = $$"""{"firstName":"Key","lastName":"Owner","email":"key.owner@secret.example","organizationId":"{{host.World.Foreign.Organization.PublicId}}"}""";
        var first = await CallAsync("POST", "/account-management/contacts", host.World.Foreign.Client, body, "Idempotency-Key", "shared-key");
        Assert.True(first.Status is 200 or 201, $"{first.Status} {first.Body}");

        var second = await CallAsync("POST", "/account-management/contacts", host.World.Nordlys.Client, body, "Idempotency-Key", "shared-key");

        Assert.Null(second["Idempotency-Replayed"]);
        Assert.True(second.Status is 400 or 404 or 403, $"{second.Status} {second.Body}");
        Assert.DoesNotContain("key.owner@secret.example", second.Body, StringComparison.Ordinal);
    }

    /// <summary>A token of a page says where one begins, and gives no right to what comes there.</summary>
    [Fact]
    public async Task TheTokenOfAPageGivesNoRight()
    {
        var another = host.World.Another("Pages");
        foreach (var number in Enumerable.Range(0, 3))
        {
            host.Store.Given.Account($"Page {number}", another.Organization);
        }

        var page = await CallAsync("GET", "/account-management/accounts?limit=1", another.Client);
        var next = JsonDocument.Parse(page.Body).RootElement.GetProperty("next").GetString();
        Assert.NotNull(next);

        var stolen = await CallAsync("GET", $"/account-management/accounts?limit=100&page={Uri.EscapeDataString(next)}", host.World.Nordlys.Client);

        Assert.True(stolen.Status is 200 or 400, $"{stolen.Status}");
        Assert.DoesNotContain("Page 1", stolen.Body, StringComparison.Ordinal);

        using var admin = await host.Admin();
        using var sigrid = await host.Sigrid();
        var link = System.Text.RegularExpressions.Regex.Match((await admin.GetAsync("/accounts?size=1")).Body, "page=([^\"&]+)").Groups[1].Value;
        Assert.DoesNotContain(AttackWorld.Mark, (await sigrid.GetAsync($"/accounts?page={link}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(another.Account, (await sigrid.GetAsync($"/accounts?page={link}")).Body, StringComparison.Ordinal);
    }

    private async Task<Answer> CallAsync(string method, string path, string client, string? body = null, params string[] headers)
    {
        using var program = host.Browser();
        return await program.SendAsync(
            method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), ["Authorization", await host.BearerAsync(client), "Accept", "application/json", .. headers]);
    }
}
