using AdminPortal.Application.Clients;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Organizations;

/// <summary>Organizations over HTTP, as the first document has them.</summary>
internal static class OrganizationApi
{
    private const string What = "organization";

    public static void MapOrganizationApi(this RouteGroupBuilder api)
    {
        var organizations = api.MapGroup("/organizations").WithTags("Organizations");
        organizations.MapGet("", ListAsync).Needs(ApiScopes.OrganizationsRead)
            .WithName("listOrganizations").WithSummary("Organisations in order of creation").Produces<ApiPage<OrganizationListItem>>();
        organizations.MapPost("", CreateAsync).Needs(ApiScopes.OrganizationsWrite).Body<OrganizationCreateBody>()
            .WithName("createOrganization").WithSummary("Make an organisation under another one").Produces<OrganizationRecord>();
        organizations.MapGet("/{organizationId}", FindAsync).Needs(ApiScopes.OrganizationsRead)
            .WithName("getOrganization").WithSummary("One organisation").Produces<OrganizationRecord>();
        organizations.MapPut("/{organizationId}", ReplaceAsync).Needs(ApiScopes.OrganizationsWrite).Body<OrganizationReplaceBody>()
            .WithName("replaceOrganization").WithSummary("Replace an organisation's facts, and move it").Produces<OrganizationRecord>();
        organizations.MapPatch("/{organizationId}", UpdateAsync).Needs(ApiScopes.OrganizationsWrite).Patch<OrganizationUpdateBody>()
            .WithName("updateOrganization").WithSummary("Change some of an organisation's facts, or move it").Produces<OrganizationRecord>();
        organizations.MapDelete("/{organizationId}", DeleteAsync).Needs(ApiScopes.OrganizationsAdmin)
            .WithName("deleteOrganization").WithSummary("Put an organisation into the recycle bin").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(HttpContext context, OrganizationContractService organizations, ApiPages pages, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var page = query.Page(pages, "organizations");
        return query.Refusal() is { } refused
            ? refused
            : pages.Answer(await organizations.ListAsync(page.After, page.Limit, cancellationToken), page, OrganizationJson.Default.ApiPageOrganizationListItem);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, OrganizationLifecycleService organizations, OrganizationContractService contract, ApiWriter writer, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var input = OrganizationBodies.ReadNew(body);
        return await writer.AnswerAsync(
            context, () => organizations.CreateBelowAsync(input, cancellationToken), contract.FindAsync, OrganizationJson.Default.OrganizationRecord,
            organization => organization.Version, body: body);
    }

    private static async Task<IResult> FindAsync(HttpContext context, string organizationId, OrganizationContractService organizations, CancellationToken cancellationToken) =>
        ApiAnswers.Of(
            context, What, await organizations.FindAsync(organizationId, cancellationToken), OrganizationJson.Default.OrganizationRecord, organization => organization.Version);

    private static Task<IResult> ReplaceAsync(
        HttpContext context, string organizationId, OrganizationLifecycleService organizations, OrganizationContractService contract, ApiWriter writer,
        CancellationToken cancellationToken) =>
        ChangeAsync(context, organizationId, organizations, contract, writer, OrganizationBodies.ReadWhole, cancellationToken);

    private static Task<IResult> UpdateAsync(
        HttpContext context, string organizationId, OrganizationLifecycleService organizations, OrganizationContractService contract, ApiWriter writer,
        CancellationToken cancellationToken) =>
        ChangeAsync(context, organizationId, organizations, contract, writer, OrganizationBodies.ReadPart, cancellationToken);

    private static async Task<IResult> ChangeAsync(
        HttpContext context, string id, OrganizationLifecycleService organizations, OrganizationContractService contract, ApiWriter writer,
        Func<ApiBody, OrganizationUpdate> readUpdate, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var (input, sent) = readUpdate(body);
        return await writer.AnswerAsync(
            context,
            () => organizations.UpdateAsync(id, ApiVersions.Wanted(context.Request), input, sent, cancellationToken),
            (done, cancellation) => contract.FindAsync(done.Id, cancellation),
            OrganizationJson.Default.OrganizationRecord,
            organization => organization.Version,
            body: body);
    }

    private static Task<IResult> DeleteAsync(
        HttpContext context, string organizationId, OrganizationBinService bin, ApiWriter writer, CancellationToken cancellationToken) =>
        writer.AnswerAsync(
            context, () => bin.DeleteAsync(organizationId, ApiVersions.Wanted(context.Request), withEverythingBelow: false, null, dryRun: false, cancellationToken));
}
