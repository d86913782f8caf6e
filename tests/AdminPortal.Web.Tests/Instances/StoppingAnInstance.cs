using System.Net;
using System.Runtime.CompilerServices;
using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using AdminPortal.Web.Circuits;
using AdminPortal.Web.Instances;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Shell;
using AdminPortal.Web.Tests.Shell;
using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Instances;

public sealed class StoppingAnInstance : PortalTestContext
{
    [Fact]
    public async Task What_would_open_a_tab_is_refused_and_all_else_is_served()
    {
        using var host = new PortalHost();
        var browser = host.Browser();
        host.Services.GetRequiredService<ThisInstance>().BeginToStop();

        var page = await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("Portalen startes", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal("""{"status":"stopping"}""", await (await browser.GetAsync("/health/ready")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/css/tokens.css")).StatusCode);
        using var program = host.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/openapi/v1.json")).StatusCode);
    }

    [Fact]
    public async Task A_store_that_goes_away_leaves_the_instance_in_rotation()
    {
        using var host = new PortalHost();
        SetAwaySince(host.Services.GetRequiredService<StoreState>(), new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc));
        var ready = await host.Browser().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("""{"status":"degraded","storeAwaySince":"2026-11-22T10:00:00Z"}""", await ready.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_open_tab_saves_what_is_typed_and_then_says_so()
    {
        var tab = Service<TabConnection>();
        var circuits = new OpenCircuits();
        var counted = new CountedCircuit(circuits, tab);
        var notice = Render<StoppingNotice>();
        var saidTooEarly = false;
        tab.Lost += async () =>
        {
            await Task.Yield();
            saidTooEarly = notice.Markup.Length > 0;
        };
        await counted.OnCircuitOpenedAsync(null!, CancellationToken.None);
        Assert.Equal(1, circuits.Count);

        await circuits.TellOfStopAsync();
        Assert.False(saidTooEarly);
        Assert.Contains("Det du har skrevet, er tatt vare på", notice.Find("[role=status]").TextContent, StringComparison.Ordinal);

        await counted.OnCircuitClosedAsync(null!, CancellationToken.None);
        Assert.Equal(0, circuits.Count);
    }

    [Theory]
    [InlineData("FORWARDEDHEADERS_ENABLED", "true", "ForwardedHeaders:KnownProxies")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "balancer", "'balancer'")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.0", "'10.0.0.0'")]
    [InlineData("ForwardedHeaders:ForwardLimit", "0", "ForwardedHeaders:ForwardLimit")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.0/8", null)]
    [InlineData("ForwardedHeaders:KnownProxies:0", "fd00::1", null)]
    public void Proxies_are_named_or_the_portal_does_not_start(string setting, string value, string? named)
    {
        var fault = ForwardedAddresses.FaultIn(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting, (string?)value)]).Build());
        Assert.Equal(named is null, fault is null);
        Assert.Contains(named ?? "", fault ?? "", StringComparison.Ordinal);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_AwaySince")]
    private static extern void SetAwaySince(StoreState state, DateTime? since);
}
