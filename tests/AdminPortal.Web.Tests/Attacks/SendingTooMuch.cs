using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>What is larger than any honest call, or comes too slowly, is the sender's fault and costs nobody else anything.</summary>
[Collection(Attacked.Name)]
public sealed class SendingTooMuch(AttackHost host)
{
    public static TheoryData<string, string> Huge => new()
    {
        { "a line", $"GET /accounts?q={new string('x', 20_000)} HTTP/1.1\r\nHost: portal.example\r\n" },
        { "a header", $"GET /accounts HTTP/1.1\r\nHost: portal.example\r\nX-Big: {new string('x', 40_000)}\r\n" },
        { "a cookie", $"GET /accounts HTTP/1.1\r\nHost: portal.example\r\nCookie: __Host-portal={new string('x', 40_000)}\r\n" },
        { "many headers", $"GET /accounts HTTP/1.1\r\nHost: portal.example\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: x\r\n"))}" },
        { "two lengths", "POST /sign-out HTTP/1.1\r\nHost: portal.example\r\nContent-Length: 3\r\nContent-Length: 4\r\n" },
        { "length and chunks", "POST /sign-out HTTP/1.1\r\nHost: portal.example\r\nContent-Length: 3\r\nTransfer-Encoding: chunked, identity\r\n" },
        { "a negative length", "POST /sign-out HTTP/1.1\r\nHost: portal.example\r\nContent-Length: -1\r\n" },
        { "two hosts", "GET /sign-in HTTP/1.1\r\nHost: portal.example\r\nHost: evil.example\r\n" },
        { "no host", "GET /sign-in HTTP/1.1\r\n" },
        { "a folded header", "GET /sign-in HTTP/1.1\r\nHost: portal.example\r\n folded: x\r\n" },
    };

    [Theory, MemberData(nameof(Huge))]
    public async Task ARequestThatIsNoneIsRefused(string what, string head)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{head}Connection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        var answer = new byte[200];

        var length = await stream.ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false, TestContext.Current.CancellationToken);

        var status = Encoding.ASCII.GetString(answer, 0, length);
        Assert.True(status.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), $"{what}: {status}");
    }

    [Theory]
    [InlineData("/preferences/language")]
    [InlineData("/accounts/export")]
    [InlineData("/oauth/v2/token")]
    [InlineData("/account-management/contacts")]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task ABodyLargerThanAnyFormIsRefused(string path)
    {
        using var admin = await host.Admin();

        var answer = await admin.SendAsync("POST", path, new StringContent($"id={new string('x', 1_200_000)}", Encoding.UTF8, "application/x-www-form-urlencoded"));

        Assert.True(answer.Status is 400 or 401 or 404 or 405 or 413 or 415, $"{path} answers {answer.Status}");
    }

    [Fact]
    public async Task SoIsAFormOfTooManyOrTooLongFields()
    {
        using var admin = await host.Admin();
        var token = await admin.TokenAsync("/accounts");
        IEnumerable<(string, string)>[] forms = [Enumerable.Range(0, 3_000).Select(i => ($"f{i}", "x")), [(new string('k', 10_000), "x")], Enumerable.Range(0, 1_001).Select(i => ("id", $"{i}"))];
        foreach (var fields in forms)
        {
            var answer = await admin.SendAsync("POST", "/accounts/export", AttackBrowser.FormOf([("__RequestVerificationToken", token), .. fields]));

            Assert.Equal(400, answer.Status);
        }
    }

    [Fact]
    public async Task AQueryOfThousandsOfValuesIsAnswered()
    {
        using var admin = await host.Admin();

        Assert.True((await admin.GetAsync($"/accounts?{string.Join('&', Enumerable.Range(0, 800).Select(i => $"q={i}"))}")).Status < 500);
    }

    /// <summary>Not waited for: how long it takes is the server's own doing, these are its bounds.</summary>
    [Fact]
    public void WhoSendsSlowlyIsCutOff()
    {
        var limits = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.InRange(limits.KeepAliveTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(3));
        Assert.InRange(limits.MinRequestBodyDataRate!.BytesPerSecond, 100, 10_000);
        Assert.InRange(limits.MinResponseDataRate!.BytesPerSecond, 100, 10_000);
        Assert.InRange(limits.MaxRequestBodySize!.Value, 1, 1024 * 1024);
        Assert.InRange(limits.MaxRequestHeadersTotalSize, 1, 32 * 1024);
    }
}
