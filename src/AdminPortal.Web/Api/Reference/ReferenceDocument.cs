using System.Text.Json.Nodes;
using AdminPortal.Application.Clients;
using AdminPortal.Web.Clients;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>What the document has once: who offers the API, how one gets in, and the answers that operations share.</summary>
internal sealed class ReferenceDocument : IOpenApiDocumentTransformer
{
    public const string OAuth = "oauth2";
    public const string Basic = "basic";

    /// <summary>Told with every answer to a client.</summary>
    public static readonly string[] QuotaHeaders = ["RateLimit-Limit", "RateLimit-Policy", "RateLimit-Remaining", "RateLimit-Reset"];

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "AdminPortal API",
            Version = "1.0",
            Description = ReferenceWords.About,
            Contact = new() { Name = "AdminPortal", Email = "api@example.com", Url = new("https://example.com/api") },
            License = new() { Name = "Proprietary", Url = new("https://example.com/licence") },
        };
        document.Servers = [new() { Url = "/", Description = "Where this document is served." }];
        var used = document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>()).Select(tag => tag.Name).ToHashSet();
        document.Tags = ReferenceWords.Tags.Where(tag => used.Contains(tag.Name)).Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        document.Components ??= new();
        document.Components.SecuritySchemes = SecuritySchemes();
        document.Components.Headers = Headers();
        await AddErrorsAsync(document, context, cancellationToken);
        ReferenceSchemas.Complete(document);
    }

    private static Dictionary<string, IOpenApiSecurityScheme> SecuritySchemes() => new()
    {
        [OAuth] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "An access token for one hour, by client credentials.",
            Flows = new()
            {
                ClientCredentials = new()
                {
                    TokenUrl = new("/oauth/v2/token", UriKind.Relative),
                    Scopes = ApiScopes.All.ToDictionary(scope => scope, ScopeText),
                },
            },
        },
        [Basic] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "Client id and secret, for the token endpoint only." },
    };

    private static string ScopeText(string scope)
    {
        var family = ApiScopes.FamilyOf(scope).Replace('-', ' ');
        return scope[(family.Length + 1)..] switch
        {
            "read" => $"Read {family}.",
            "write" => $"Read, make and change {family}.",
            _ => $"Read, make, change, delete, restore and unprotect {family}.",
        };
    }

    private static Dictionary<string, IOpenApiHeader> Headers() => new()
    {
        ["ETag"] = Header("The object's version, for `If-Match` on a change.", new() { Type = JsonSchemaType.String }, "\"7\""),
        ["RateLimit-Limit"] = Header("How many calls the client has in a period.", Count(), 10000),
        ["RateLimit-Policy"] = Header("The limits: how many calls within how many seconds.", new() { Type = JsonSchemaType.String }, "10000;w=3600, 50;w=1"),
        ["RateLimit-Remaining"] = Header("How many of them are left.", Count(), 9998),
        ["RateLimit-Reset"] = Header("In how many seconds the next period begins.", Count(), 42),
        ["WWW-Authenticate"] = Header("How to get in (RFC 6750, 3).", new() { Type = JsonSchemaType.String }, "Bearer realm=\"AdminPortal\""),
        ["Retry-After"] = Header("After how many seconds it is worth a new try.", Count(), 30),
    };

    private static OpenApiHeader Header(string description, OpenApiSchema schema, JsonNode example) => new() { Description = description, Schema = schema, Example = example };

    private static OpenApiSchema Count() => new() { Type = JsonSchemaType.Integer, Minimum = "0" };

    private static async Task AddErrorsAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var used = document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Responses!.Values)
            .OfType<OpenApiResponseReference>().Select(answer => answer.Reference.Id).ToHashSet();
        document.Components!.Responses = new Dictionary<string, IOpenApiResponse>();
        foreach (var (error, dialect) in ReferenceErrors.All.Where(error => used.Contains(error.Error.Name)))
        {
            var (type, kind) = dialect switch
            {
                ReferenceErrors.Dialect.Management => (typeof(ApiProblemBody), "application/problem+json"),
                ReferenceErrors.Dialect.Corporate => (typeof(CorporateErrorBody), "application/json"),
                _ => (typeof(OAuthErrorBody), "application/json"),
            };
            document.Components.Responses[error.Name] = new OpenApiResponse
            {
                Description = error.Description,
                Headers = HeadersOf(error, dialect, document),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [kind] = new()
                    {
                        Schema = await SchemaAsync(document, context, type, cancellationToken),
                        Examples = error.Samples.ToDictionary(sample => sample.Name, sample => (IOpenApiExample)new OpenApiExample { Value = sample.Body.DeepClone() }),
                    },
                },
            };
        }
    }

    private static Dictionary<string, IOpenApiHeader> HeadersOf(ReferenceError error, ReferenceErrors.Dialect dialect, OpenApiDocument document)
    {
        string[] names = [.. error.Status switch { "429" or "503" => new[] { "Retry-After" }, "401" => ["WWW-Authenticate"], _ => [] }, .. dialect is ReferenceErrors.Dialect.Tokens ? [] : QuotaHeaders];
        return names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document));
    }

    private static async Task<IOpenApiSchema> SchemaAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, Type type, CancellationToken cancellationToken)
    {
        var name = ReferenceSchemas.NameOf(type);
        if (document.Components!.Schemas?.ContainsKey(name) != true)
        {
            document.AddComponent(name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken));
        }

        return new OpenApiSchemaReference(name, document);
    }
}
