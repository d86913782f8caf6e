using System.Text.Json.Serialization;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>The API's description for programs (OpenAPI 3.1) and for people.</summary>
internal static class ApiReference
{
    public const string DocumentName = "v1";

    public static void AddApiReference(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiDocument>();

        // Only the description reads these; the endpoints write by contexts of their own (ApiJson), in the same way.
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        builder.Services.AddOpenApi(DocumentName, options =>
        {
            options.ShouldInclude = call => call.ActionDescriptor.EndpointMetadata.Any(mark => mark is ApiEndpoint or DescribedEndpoint);
            options.CreateSchemaReferenceId = ReferenceSchemas.NameOf;
            options.AddOperationTransformer<ReferenceOperation>();
            options.AddDocumentTransformer<ReferenceDocument>();
        });
    }

    /// <summary>Open to everyone: the contract is no secret, and tools that read it have no token.</summary>
    public static void MapApiReference(this WebApplication app) =>
        app.MapGet(PortalUrls.ApiDocument, async (ApiDocument document) => TypedResults.Bytes(await document.BytesAsync(), "application/json; charset=utf-8"))
            .AllowAnonymous();

    /// <summary>
    /// The page on which people read it and try it. Its files stand beside the endpoints, before anybody is asked who they are.
    /// </summary>
    public static void UseApiReferencePage(this WebApplication app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = PortalUrls.ApiReference.TrimStart('/');
        page.DocumentTitle = "AdminPortal API";
        page.SwaggerEndpoint(PortalUrls.ApiDocument, "AdminPortal API");
        page.InjectStylesheet("/css/api-docs.css");
        page.DefaultModelsExpandDepth(-1);
        page.DisplayOperationId();
        page.DisplayRequestDuration();
        page.EnableDeepLinking();
        page.EnableFilter();
        page.DocExpansion(Swashbuckle.AspNetCore.SwaggerUI.DocExpansion.List);
        page.EnableValidator(null);
    });
}
