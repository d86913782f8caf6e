using System.Net.Http.Headers;
using System.Text;

namespace AdminPortal.Web.Tests.Api;

/// <summary>Whatever is sent as a body, it is the sender's fault and said so in the dialect of the address.</summary>
public sealed class SendingJunk(ApiHost host) : IClassFixture<ApiHost>
{
    private const string HalfALetter = @"\ud800";

    private static readonly (string Path, HttpMethod Method)[] Writes =
    [
        ("/account-management/accounts", HttpMethod.Post),
        ("/account-management/contacts", HttpMethod.Post),
        ("/account-management/organizations", HttpMethod.Post),
        ("/account-management/contacts/x", HttpMethod.Put),
        ("/account-management/organizations/x", HttpMethod.Patch),
        ("/corporate-accounts/v2/accounts", HttpMethod.Post),
    ];

    public static TheoryData<string, byte[]> Junk => new()
    {
        { "no object", "[]"u8.ToArray() },
        { "text", "\"x\""u8.ToArray() },
        { "unfinished", "{"u8.ToArray() },
        { "more behind it", "{}{}"u8.ToArray() },
        { "not UTF-8", [(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}'] },
        { "UTF-16", Encoding.Unicode.GetBytes("{\"name\":\"x\"}") },
        { "a member twice", "{\"name\":\"a\",\"name\":\"b\"}"u8.ToArray() },
        { "a member twice, once escaped", """{"\u006eame":"a","name":"b"}"""u8.ToArray() },
        { "half a letter in a name", Encoding.UTF8.GetBytes($$"""{"{{HalfALetter}}":1}""") },
        { "half a letter in a name within", Encoding.UTF8.GetBytes("""{"billingAddress":{"name""" + HalfALetter + "\":1}}") },
        { "too deep", Encoding.UTF8.GetBytes("{\"name\":" + new string('[', 10_000) + new string(']', 10_000) + "}") },
        { "no number", "{\"name\":NaN}"u8.ToArray() },
    };

    [Theory, MemberData(nameof(Junk))]
    public async Task WhatIsNoJsonObjectIsRefused(string what, byte[] body)
    {
        using var http = host.Client();
        foreach (var (path, method) in Writes)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            var reply = new Reply((int)response.StatusCode, response.Headers, response.Content.Headers, answer);
            Assert.True(reply.Status == 400 && reply.Code is ("malformed_json" or "400036"), $"{what}: {method} {path} answered {reply.Status} {answer}");
        }
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("1e400")]
    [InlineData("[[\"FinancialContact\"]]")]
    [InlineData("{\"a\":{\"b\":[]}}")]
    public async Task AValueOfAnotherKindIsAFaultOfItsMember(string value)
    {
        using var http = host.Client();

        var answer = await http.CallAsync("POST", "contacts", $$"""{"firstName":{{value}},"lastName":"Nordmann"}""");

        answer.IsInvalid("firstName");
    }
}
