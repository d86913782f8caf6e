using System.Globalization;
using AdminPortal.Application.Common;
using Microsoft.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>A parameter of the contract that an endpoint reads by hand, and so has to name (<see cref="ApiMetadata.Takes"/>).</summary>
internal sealed record ApiParameter(string Name, ParameterLocation In, string Description, Func<OpenApiSchema> Schema)
{
    /// <summary>Without a sample: a reference page would fill it in, and so narrow a call that somebody tries.</summary>
    public OpenApiParameter ToOpenApi() => new() { Name = Name, In = In, Description = Description, Schema = Schema() };
}

/// <summary>Every parameter of the contract that is not part of a path.</summary>
internal static class ApiParameters
{
    public static readonly ApiParameter Limit = InQuery(
        "limit", "How many results to return at most. More than 1000 is taken as 1000.",
        () => new() { Type = JsonSchemaType.Integer, Format = "int32", Default = PageRequest.DefaultSize, Minimum = "1" });

    public static readonly ApiParameter Page = InQuery(
        "page", "Opaque pagination token: the `next` of the page before. It is good for the same list with the same other parameters only.",
        () => new() { Type = JsonSchemaType.String });

    public static readonly ApiParameter OnlyDeleted = InQuery("deleted", "If true, will only retrieve soft deleted accounts.", Flag);

    public static readonly ApiParameter AlsoDeleted = InQuery("deleted", "If true, will allow retrieving an account even if it has been soft deleted.", Flag);

    public static readonly ApiParameter InvoiceDateAfter = InQuery(
        "invoiceDateAfter", "The first moment that counts. A date alone is midnight in Oslo.", Moment);

    public static readonly ApiParameter InvoiceDateBefore = InQuery(
        "invoiceDateBefore", "The first moment that no longer counts; the current time unless given. A date alone is midnight in Oslo.", Moment);

    public static readonly ApiParameter PageNumber = InQuery(
        "page", "Which page, from 0.", () => new() { Type = JsonSchemaType.Integer, Format = "int32", Default = 0, Minimum = "0" });

    public static readonly ApiParameter PageSize = InQuery(
        "pageSize", "How many accounts a page has.",
        () => new() { Type = JsonSchemaType.Integer, Format = "int32", Default = PageRequest.DefaultSize, Minimum = "1", Maximum = Number(PageRequest.MaximumSize) });

    /// <summary>On every write.</summary>
    public static readonly ApiParameter DryRun = InQuery("dryRun", "If true, everything is checked and answered as if it were done, and nothing is changed.", Flag);

    /// <summary>On every change of one object.</summary>
    public static readonly ApiParameter IfMatch = InHeader(
        "If-Match", "The `ETag` of the object as it was read, such as `\"7\"`. Answers 412 where it has been changed since.", () => new() { Type = JsonSchemaType.String });

    /// <summary>On every POST.</summary>
    public static readonly ApiParameter IdempotencyKey = InHeader(
        "Idempotency-Key", "A value that you choose, such as a UUID. For 24 hours the same key with the same body replays the first answer instead of doing it again.",
        () => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 });

    /// <summary>On every call.</summary>
    public static readonly ApiParameter Organization = InHeader(
        ApiCaller.OrganizationHeader, "Narrows the call to this organisation and those below it. May be sent as `signicat-organizationId` in the query instead.",
        () => new() { Type = JsonSchemaType.String });

    private static ApiParameter InQuery(string name, string description, Func<OpenApiSchema> schema) =>
        new(name, ParameterLocation.Query, description, schema);

    private static ApiParameter InHeader(string name, string description, Func<OpenApiSchema> schema) =>
        new(name, ParameterLocation.Header, description, schema);

    private static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean, Default = false };

    private static OpenApiSchema Moment() => new() { AnyOf = [new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }] };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
