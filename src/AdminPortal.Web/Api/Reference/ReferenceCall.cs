using System.Collections;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace AdminPortal.Web.Api.Reference;

/// <summary>What an endpoint's metadata say of the calls that it takes.</summary>
internal sealed class ReferenceCall(ApiDescription endpoint)
{
    private readonly IList<object> metadata = endpoint.ActionDescriptor.EndpointMetadata;

    /// <summary>Null where any token will do, and where none is needed.</summary>
    public string? Scope => metadata.OfType<NeededScope>().LastOrDefault()?.Scope;

    public bool IsCorporate => metadata.OfType<ApiEndpoint>().LastOrDefault()?.Dialect is ApiDialect.CorporateAccounts;

    /// <summary>The calls that get a token or give one back, and what belongs to them.</summary>
    public bool IsToken => metadata.OfType<DescribedEndpoint>().Any();

    private bool IsWrite => !IsToken && endpoint.HttpMethod != HttpMethods.Get;

    private bool IsPost => !IsToken && endpoint.HttpMethod == HttpMethods.Post;

    private bool IsPaged => endpoint.SupportedResponseTypes.Any(answer => answer.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ApiPage<>));

    public Type? Form => metadata.OfType<DescribedForm>().LastOrDefault()?.Type;

    private Type? Body => Form ?? metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType;

    public string? BodySchema => Body is null ? null : ReferenceSchemas.NameOf(Body);

    /// <summary>Its own, then those of its kind.</summary>
    public IEnumerable<ApiParameter> Parameters =>
    [
        .. metadata.OfType<TakenParameters>().SelectMany(taken => taken.Parameters),
        .. IsPaged ? new[] { ApiParameters.Limit, ApiParameters.Page } : [],
        .. IsWrite ? new[] { ApiParameters.DryRun } : [],
        .. IsWrite && !IsPost ? new[] { ApiParameters.IfMatch } : [],
        .. IsPost ? new[] { ApiParameters.IdempotencyKey } : [],
        .. IsToken ? [] : new[] { ApiParameters.Organization },
    ];

    /// <summary>What it may answer besides what it says itself.</summary>
    public IEnumerable<ReferenceError> Errors => ReferenceErrors.Of(this)
        .Where(error => error.When switch
        {
            ErrorWhen.Always => true,
            ErrorWhen.Write => IsWrite,
            ErrorWhen.Change => IsWrite && !IsPost,
            ErrorWhen.Body => Body is not null,
            ErrorWhen.Post => IsPost,
            _ => false,
        });

    public ReferenceErrors.Dialect Dialect => IsToken ? ReferenceErrors.Dialect.Tokens : IsCorporate ? ReferenceErrors.Dialect.Corporate : ReferenceErrors.Dialect.Management;

    /// <summary>What is answered with a status: its schema, or that of a list's items.</summary>
    public (string Schema, bool IsList)? AnswerOf(string status)
    {
        var type = TypeOf(status);
        return type is null || type == typeof(void) ? null : ItemOf(type) is { } item ? (ReferenceSchemas.NameOf(item), true) : (ReferenceSchemas.NameOf(type), false);
    }

    public IEnumerable<string> HeadersOf(string status)
    {
        if (TypeOf(status)?.GetProperty("Version") is not null)
        {
            yield return "ETag";
        }

        foreach (var header in IsToken ? [] : ReferenceDocument.QuotaHeaders)
        {
            yield return header;
        }
    }

    private Type? TypeOf(string status) => endpoint.SupportedResponseTypes.FirstOrDefault(answer => answer.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture) == status)?.Type;

    private static Type? ItemOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type != typeof(string) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GenericTypeArguments[0] : null;
}
