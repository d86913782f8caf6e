using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using Microsoft.AspNetCore.Http.HttpResults;
using HttpNotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace AdminPortal.Web.Contacts;

/// <summary>What the pages of contacts hand out as files.</summary>
internal static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder app) => app.MapGet("/contacts/{id}/export.json", ExportAsync).RequireAuthorization();

    /// <summary>All that is known of a person; kept by no cache on the way.</summary>
    private static async Task<Results<FileContentHttpResult, ForbidHttpResult, HttpNotFound>> ExportAsync(
        string id, ContactPrivacyService privacy, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var export = await privacy.ExportAsync(id, cancellationToken);
        return export.Error switch
        {
            null => TypedResults.File(export.Value!.ToJson(), "application/json", $"{id}.json"),
            NotAllowed => TypedResults.Forbid(),
            _ => TypedResults.NotFound(),
        };
    }
}
