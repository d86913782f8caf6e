using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Web.Tests.Api;

/// <summary>Endpoints for the tests of what all endpoints share: they write and read by a service of the application, or fail.</summary>
internal static class ProbeApi
{
    public const string Management = ApiRoutes.AccountManagement + "/probe";
    public const string Corporate = ApiRoutes.CorporateAccounts + "/probe";
    public const string InnerWords = "connection string, table and all";

    private static readonly JsonTypeInfo<ContactDetail> Json = (JsonTypeInfo<ContactDetail>)JsonSerializerOptions.Web.GetTypeInfo(typeof(ContactDetail));

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app.MapGroup(Management).AsApi(ApiDialect.AccountManagement), ApiScopes.ContactsRead, ApiScopes.ContactsWrite);
        Map(app.MapGroup(Corporate).AsApi(ApiDialect.CorporateAccounts), ApiScopes.CorporateAccountsRead, ApiScopes.CorporateAccountsWrite);
    }

    private static void Map(RouteGroupBuilder probe, string read, string write)
    {
        probe.MapPost("/contacts", CreateAsync).Needs(write);
        probe.MapGet("/contacts/{id}", FindAsync).Needs(read);
        probe.MapPut("/contacts/{id}", ChangeAsync).Needs(write);
        probe.MapDelete("/contacts/{id}", DeleteAsync).Needs(write);
        probe.MapGet("/failing", IResult () => throw new InvalidOperationException(InnerWords)).Needs(read);
        probe.MapGet("/away", IResult () => throw new SqliteException(InnerWords, 5)).Needs(read);
        probe.MapPost("/typed", () => TypedResults.Ok()).Needs(write).Accepts<ContactInput>("application/json");
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ContactService contacts, ApiWriter writer, CancellationToken cancellationToken)
    {
        var (body, problem) = await ApiBodies.ReadAsync(context.Request);
        return problem is not null
            ? problem
            : await writer.AnswerAsync(context, () => contacts.CreateAsync(InputOf(body!), cancellationToken), (id, cancellation) => contacts.FindAsync(id, cancellation), Json, c => c.Version);
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, ContactService contacts, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(id, cancellationToken) is not { } found)
        {
            return new ApiProblem(StatusCodes.Status404NotFound, "not_found");
        }

        ApiVersions.Tell(context, found.Version);
        return TypedResults.Json(found, Json);
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext context, ContactService contacts, ApiWriter writer, CancellationToken cancellationToken)
    {
        var (body, problem) = await ApiBodies.ReadAsync(context.Request);
        return problem is not null
            ? problem
            : await writer.AnswerAsync(
                context, () => contacts.ChangeAsync(id, ApiVersions.Wanted(context.Request), InputOf(body!), dryRun: false, cancellationToken),
                (receipt, cancellation) => contacts.FindAsync(receipt.Id, cancellation), Json, c => c.Version);
    }

    private static Task<IResult> DeleteAsync(string id, HttpContext context, ContactService contacts, ApiWriter writer, CancellationToken cancellationToken) =>
        writer.AnswerAsync(context, () => contacts.DeleteAsync(id, ApiVersions.Wanted(context.Request), null, dryRun: false, cancellationToken));

    private static ContactInput InputOf(ApiBody body) => new()
    {
        FirstName = body.Text("firstName"),
        LastName = body.Text("lastName"),
        OrganizationId = body.Text("organizationId"),
    };
}
