using System.Text.Json;
using AdminPortal.Application.Clients;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>The OpenAPI document says everything that the contract asks of it, and its samples fit its own schemas.</summary>
public sealed class DescribingTheApi(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Words = ["operationId", "summary", "description", "tags"];
    private static readonly string[] Unasked = ["issueToken", "issueTokenForSdk", "revokeToken", "listTokenKeys"];

    [Fact]
    public async Task IsServedToEveryone()
    {
        using var http = host.Anonymous();
        using var answer = await http.GetAsync("/openapi/v1.json");

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("3.1", (await ContractAsync()).Document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryOperationSaysWhatItIs()
    {
        var contract = await ContractAsync();
        Faults.None(contract.Operations.SelectMany(operation => MissingOf(contract, operation)));
        Assert.InRange(contract.Operations.Count, 33, 60);
        Assert.Equal(contract.Operations.Count, contract.Operations.Select(operation => operation.Id).Distinct().Count());
    }

    [Fact]
    public async Task EveryOperationNamesTheScopeThatItNeeds()
    {
        var contract = await ContractAsync();
        Faults.None(contract.Operations.Where(operation => !Unasked.Contains(operation.Id) && operation.Id != "getMetadata").Where(operation => !ApiScopes.All.Contains(ScopeOf(operation))).Select(operation => operation.Id));
        var offered = contract.Document.GetProperty("components").GetProperty("securitySchemes").GetProperty("oauth2").GetProperty("flows").GetProperty("clientCredentials").GetProperty("scopes");
        Assert.Equal(ApiScopes.All, offered.EnumerateObject().Select(scope => scope.Name));
    }

    [Fact]
    public async Task EverySampleFitsItsSchema()
    {
        var contract = await ContractAsync();
        var samples = contract.Operations.SelectMany(operation => MediaOf(contract, operation).SelectMany(media => SamplesOf(media.Json).Select(sample => (operation.Id, media.At, media.Json, Sample: sample)))).ToList();

        Faults.None(samples.SelectMany(sample => contract.Schemas.Faults(sample.Sample, sample.Json.GetProperty("schema")).Select(fault => $"{sample.Id} {sample.At}: {fault}")));
        Assert.NotEmpty(samples);
    }

    [Fact]
    public async Task EveryMemberIsExplained()
    {
        var contract = await ContractAsync();
        Faults.None(contract.Document.GetProperty("components").GetProperty("schemas").EnumerateObject().SelectMany(schema => schema.Value.TryGetProperty("properties", out var members)
            ? members.EnumerateObject().Where(member => !member.Value.TryGetProperty("description", out _)).Select(member => $"{schema.Name}.{member.Name}")
            : []));
    }

    [Fact]
    public async Task WhatGoesForAllOfAKindIsOnEveryOne()
    {
        var contract = await ContractAsync();
        var asked = contract.Operations.Where(operation => !Unasked.Contains(operation.Id)).ToList();
        Assert.All(asked, operation => Assert.Contains("Signicat-OrganizationId", ParametersOf(contract, operation)));
        Assert.All(asked.Where(operation => operation.Method != "GET"), operation => Assert.Contains("dryRun", ParametersOf(contract, operation)));
        Assert.All(asked.Where(operation => operation.Method == "POST"), operation => Assert.Contains("Idempotency-Key", ParametersOf(contract, operation)));
        Assert.All(asked.Where(operation => operation.Method is "PUT" or "PATCH" or "DELETE"), operation => Assert.Contains("If-Match", ParametersOf(contract, operation)));
    }

    [Theory]
    [InlineData("AccountCreate", "name", "minLength", 1)]
    [InlineData("AccountCreate", "name", "maxLength", 255)]
    [InlineData("ContactCreate", "firstName", "maxLength", 64)]
    [InlineData("ContactCreate", "country", "minLength", 2)]
    [InlineData("OrganizationCreate", "name", "minLength", 3)]
    public async Task ABoundIsTheOneThatIsChecked(string schema, string member, string keyword, int bound)
    {
        var contract = await ContractAsync();
        Assert.Equal(bound, contract.Document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty(member).GetProperty(keyword).GetInt32());
    }

    private static IEnumerable<string> MissingOf(ApiContract contract, ApiOperation operation)
    {
        foreach (var member in Words.Where(member => !operation.Json.TryGetProperty(member, out _)))
        {
            yield return $"{operation.Method} {operation.Path}: no {member}";
        }

        foreach (var parameter in Parameters(contract, operation).Where(parameter => !parameter.TryGetProperty("description", out _)))
        {
            yield return $"{operation.Id}: parameter {parameter.GetProperty("name")} has no description";
        }

        if (!operation.Json.GetProperty("responses").EnumerateObject().Any(answer => answer.Name.StartsWith('2') && (answer.Name == "204" || operation.Id == "revokeToken" || contract.Schemas.Resolve(answer.Value).TryGetProperty("content", out _))))
        {
            yield return $"{operation.Id}: no answer with a body";
        }

        foreach (var media in MediaOf(contract, operation).Where(media => !SamplesOf(media.Json).Any()))
        {
            yield return $"{operation.Id} {media.At}: no sample";
        }
    }

    private static IEnumerable<(string At, JsonElement Json)> MediaOf(ApiContract contract, ApiOperation operation)
    {
        var request = operation.Json.TryGetProperty("requestBody", out var body) ? new[] { ("request", contract.Schemas.Resolve(body)) } : [];
        var answers = operation.Json.GetProperty("responses").EnumerateObject().Select(answer => (answer.Name, contract.Schemas.Resolve(answer.Value)));
        return request.Concat(answers).SelectMany(part => part.Item2.TryGetProperty("content", out var content) ? content.EnumerateObject().Select(media => (part.Item1, media.Value)) : []);
    }

    private static IEnumerable<JsonElement> SamplesOf(JsonElement media) =>
        media.TryGetProperty("example", out var one) ? [one] : media.TryGetProperty("examples", out var several) ? several.EnumerateObject().Select(sample => sample.Value.GetProperty("value")) : [];

    private static string? ScopeOf(ApiOperation operation) =>
        operation.Json.GetProperty("security")[0].TryGetProperty("oauth2", out var scopes) && scopes.GetArrayLength() == 1 ? scopes[0].GetString() : null;

    private static IEnumerable<JsonElement> Parameters(ApiContract contract, ApiOperation operation) =>
        operation.Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Select(contract.Schemas.Resolve) : [];

    private static IEnumerable<string> ParametersOf(ApiContract contract, ApiOperation operation) => Parameters(contract, operation).Select(parameter => parameter.GetProperty("name").GetString()!);

    private Task<ApiContract> ContractAsync() => host.ContractAsync();
}
