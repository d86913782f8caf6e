using System.Diagnostics;
using System.Text.RegularExpressions;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Telemetry;
using AdminPortal.Web.Tests.Api;
using AdminPortal.Web.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace AdminPortal.Web.Tests.Telemetry;

public sealed partial class FollowingAChange(WatchedHost host) : IClassFixture<WatchedHost>
{
    private const string Person = """{"firstName": "Åshild", "lastName": "Hemmelig", "email": "ashild.hemmelig@example.no", "mobile": "+47 987 65 432"}""";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_request_to_the_statement_it_is_one_trace_which_the_trail_and_the_caller_know()
    {
        var made = (await host.Http.CallAsync("POST", "contacts", Person)).Is(200);

        await using var db = host.Store.Open();
        var entry = await db.AuditEntries.SingleAsync(one => one.ObjectId == made["id"], Cancellation);
        var trace = host.TraceOf(entry.TraceId!);
        var request = Assert.Single(trace, span => span.Kind is ActivityKind.Server);
        var write = Assert.Single(trace, span => span.DisplayName == "ContactService.CreateAsync");
        var insert = Assert.Single(trace, span => span.DisplayName == "INSERT Contacts");
        Assert.Equal((request.SpanId, write.SpanId), (write.ParentSpanId, insert.ParentSpanId));
        Assert.Equal(("done", 1), (write.GetTagItem("adminportal.write.outcome"), write.GetTagItem("adminportal.write.objects")));
        Assert.Equal(("sqlite", "INSERT", "Contacts"), (insert.GetTagItem("db.system.name"), insert.GetTagItem("db.operation.name"), insert.GetTagItem("db.collection.name")));
        Assert.StartsWith("INSERT INTO \"Contacts\"", (string)insert.GetTagItem("db.query.text")!, StringComparison.Ordinal);
        Assert.Equal($"traceparent;desc=\"00-{entry.TraceId}-{request.SpanId}-01\"", Assert.Single(made.Headers.GetValues("Server-Timing")));
        Assert.All(trace, span => Assert.DoesNotContain("emmelig", string.Concat(span.TagObjects.Select(tag => tag.Value)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_call_says_why_in_its_trace_and_is_counted_by_its_code()
    {
        var refused = (await host.Http.AskAsync("contacts/c-p-00000000000000000000")).Is(404);

        var request = Assert.Single(host.TraceOf(refused["traceId"]!), span => span.Kind is ActivityKind.Server);
        Assert.Equal("not_found", request.GetTagItem("adminportal.refusal"));
        Assert.Contains(host.Measured, one => one.Instrument == "adminportal.request.refused" && one.Tags.Contains(new("reason", "not_found")));
    }

    [Fact]
    public async Task All_three_signals_reach_the_collector_under_the_portals_name()
    {
        (await host.Http.CallAsync("POST", "contacts", Person)).Is(200);

        foreach (var text in new[] { "adminportal", "service.instance.id", host.Services.GetRequiredService<ThisInstance>().Id, "service.namespace", "ContactService.CreateAsync", "db.query.text" })
        {
            host.Received("traces", text);
        }

        host.Received("metrics", "adminportal.write.duration");
        host.Received("metrics", "db.client.operation.duration");
        host.Received("metrics", "http.server.request.duration");
        host.Received("metrics", "dotnet.gc.collections");
        host.Received("metrics", "adminportal.store.ready");
        host.Received("logs", "store is ready");
        Assert.All(["traces", "metrics", "logs"], signal => Assert.DoesNotContain("emmelig", host.Received(signal, "adminportal"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_dimension_is_anybodys_id_name_or_text()
    {
        var id = (await host.Http.CallAsync("POST", "contacts", Person)).Is(200)["id"];
        await host.Http.CallAsync("PATCH", $"contacts/{id}", """{"firstName": ""}""");
        await host.Http.AskAsync($"contacts/{id}");
        await host.Http.AskAsync("contacts?name=Hemmelig");

        Assert.All(host.Measured, one => Assert.All(one.Tags, tag => Assert.True(
            tag.Value is int or null || Code().IsMatch((string)tag.Value), $"{one.Instrument}: {tag.Key} is {tag.Value}.")));
    }

    [Fact]
    public async Task What_is_measured_stands_in_the_documentation()
    {
        await host.Http.CallAsync("POST", "contacts", Person);
        var documentation = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs/monitoring.md"), Cancellation);

        Assert.All(host.Instruments, instrument =>
        {
            Assert.Contains($"`{instrument.Name}`", documentation, StringComparison.Ordinal);
            Assert.False(string.IsNullOrEmpty(instrument.Unit) || string.IsNullOrEmpty(instrument.Description), instrument.Name);
        });
        Assert.All(host.Measured.SelectMany(one => one.Tags).Select(tag => tag.Key).Distinct(), key => Assert.Contains($"`{key}`", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_collector_everything_goes_on_and_nobody_complains()
    {
        await using var factory = new WatchedHost.Factory(host.Store.Settings, "http://127.0.0.1:1");
        using var http = WatchedHost.Start(factory, host.Token);

        for (var call = 0; call < 20; call++)
        {
            (await http.AskAsync("contacts")).Is(200);
        }

        Assert.Empty(factory.Complaints);
    }

    [Fact]
    public async Task Where_nothing_is_configured_nothing_is_set_up()
    {
        await using var factory = new WatchedHost.Factory(host.Store.Settings, null);

        Assert.Null(factory.Services.GetService<QueryTelemetry>());
        Assert.Null(factory.Services.GetService<TracerProvider>());
        Assert.NotNull(host.Services.GetService<TracerProvider>());
    }

    /// <summary>A word or a code: an id has digits, a name blanks.</summary>
    [GeneratedRegex("^(__)?[A-Za-z]+([_-][A-Za-z]+)*$")]
    private static partial Regex Code();
}
