using System.Diagnostics;
using System.Globalization;
using System.Text;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>
/// Calls of every operation made up from the document, the same ones each time: none is answered by a failure, hangs, or gets an answer that
/// is not documented, and what the process holds does not grow. <c>FUZZ_CALLS</c> says how many per operation, <c>FUZZ_SEED</c> which.
/// </summary>
public sealed class FuzzingTheApi(ApiHost host) : IClassFixture<ApiHost>
{
    private const int RoundCount = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task NothingFailsHangsOrGrows()
    {
        var contract = await host.ContractAsync();
        var things = GivenThings();
        var calls = Setting("FUZZ_CALLS", 48);
        var seed = Setting("FUZZ_SEED", 5);
        var faults = new List<string>();
        var held = new List<long>();
        for (var round = 0; round < RoundCount; round++)
        {
            foreach (var operation in contract.Operations)
            {
                using var http = operation.Json.GetProperty("security").GetRawText().Contains("oauth2", StringComparison.Ordinal) ? host.Client() : host.Anonymous();
                http.Timeout = Patience;
                var random = new Random(HashCode(seed, round, operation.Id));
                var fuzz = new FuzzedCall(contract, operation, random, name => things.TryGetValue(name, out var id) ? id : "x");
                for (var call = 0; call < calls / RoundCount; call++)
                {
                    faults.AddRange(await FaultsAsync(contract, http, fuzz.Next()));
                }
            }

            held.Add(GC.GetTotalMemory(true));
        }

        Faults.None(faults.Take(20));
        Assert.True(held[^1] < (held[0] * 2) + (32 << 20), $"Held after each round: {string.Join(", ", held.Select(bytes => $"{bytes >> 20} MB"))}");
    }

    private static async Task<IEnumerable<string>> FaultsAsync(ApiContract contract, HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            var sent = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync());
            var call = $"{request.Method} {request.RequestUri} {string.Join(' ', request.Headers)} {request.Content?.Headers.ContentType} {(sent.Length > 400 ? $"{sent[..400]}… ({sent.Length})" : sent)}";
            request.Options.Set(ContractHandler.Unchecked, true);
            var watch = Stopwatch.StartNew();
            try
            {
                using var answer = await http.SendAsync(request);
                var body = await answer.Content.ReadAsByteArrayAsync();
                var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
                var isOfApi = ApiContract.Covers(path) && request.Method.Method is not ("HEAD" or "OPTIONS" or "TRACE" or "BREW");
                var found = isOfApi ? contract.Faults(request.Method.Method, path, (int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), body) : [];
                found = (int)answer.StatusCode >= 500 ? found.Append($"answered {(int)answer.StatusCode}") : found;
                return found.Select(fault => $"{fault}\n  {call}\n  {Encoding.UTF8.GetString(body)}");
            }
            catch (OperationCanceledException)
            {
                return [$"no answer within {watch.Elapsed.TotalSeconds:0} s\n  {call}"];
            }
        }
    }

    private Dictionary<string, string> GivenThings()
    {
        var organization = host.Given.Organization("Fuzz", and: made => made.EntityId = "987654321");
        host.Given.AddressCard(organization);
        return new()
        {
            ["organizationId"] = organization.PublicId,
            ["accountId"] = host.Given.Account("Fuzzed", organization).PublicId,
            ["contactId"] = host.Given.Contact("Harald", "Hårfagre", organization).PublicId,
            ["invoiceNumber"] = host.Given.Invoice(organization).InvoiceNumber,
            ["Signicat-OrganizationId"] = organization.PublicId,
            ["If-Match"] = "\"1\"",
            ["Idempotency-Key"] = "fuzz",
            ["dryRun"] = "true",
            ["limit"] = "2",
            ["deleted"] = "true",
            ["invoiceDateAfter"] = "2020-01-01",
            ["pageSize"] = "10",
            ["orgNumber"] = "987654321",
        };
    }

    /// <summary>The same in every process, which the framework's own is not.</summary>
    private static int HashCode(int seed, int round, string name) => name.Aggregate((seed * 397) + round, (hash, letter) => unchecked((hash * 31) + letter));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
