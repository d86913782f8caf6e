using System.Globalization;
using AdminPortal.Application.BillingAccounts.Contract;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>Corporate accounts, organisations and address cards over HTTP, as the second document has them.</summary>
internal static class CorporateAccountApi
{
    private const string Organizations = "/organizations/v1/organizations";

    public static void MapCorporateAccountApi(this WebApplication app)
    {
        var api = app.MapGroup("").AsApi(ApiDialect.CorporateAccounts);
        api.MapPost($"{ApiRoutes.CorporateAccounts}/accounts", CreateAsync)
            .Needs(ApiScopes.CorporateAccountsWrite).WithName("createCorporateAccount").WithTags("Corporate accounts")
            .WithSummary("Create a new account").Body<CorporateAccountInput>().Produces<CorporateAccount>();
        api.MapGet($"{ApiRoutes.CorporateAccounts}/accounts", ListAsync)
            .Needs(ApiScopes.CorporateAccountsRead).WithName("listCorporateAccounts").WithTags("Corporate accounts")
            .WithSummary("List accounts in order of creation").Produces<CorporateAccount[]>().Takes(ApiParameters.PageNumber, ApiParameters.PageSize);
        api.MapGet(Organizations, ListOrganizations)
            .Needs(ApiScopes.CorporateAccountsRead).WithName("listCorporateOrganizations").WithTags("Corporate organizations")
            .WithSummary("List the organizations that accounts may have as owner or payer").Produces<CorporateOrganization[]>();
        api.MapGet($"{Organizations}/{{orgNumber}}/address-cards", ListAddressCardsAsync)
            .Needs(ApiScopes.CorporateAccountsRead).WithName("listAddressCards").WithTags("Corporate organizations")
            .WithSummary("List an organization's address cards").Produces<CorporateAddressCard[]>();
        // The path that the document prints; nine digits only, so that it does not meet the pages.
        api.MapGet("/organizations/{orgNumber:regex(^[0-9]{{9}}$)}/address-cards", ListAddressCardsAsync)
            .Needs(ApiScopes.CorporateAccountsRead).WithName("listAddressCardsShort").WithTags("Corporate organizations")
            .WithSummary("List an organization's address cards, by the shorter path").Produces<CorporateAddressCard[]>();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CorporateAccountService accounts, ApiWriter writer, CancellationToken cancellationToken)
    {
        var (body, problem) = await ApiBodies.ReadAsync(context.Request, mayBeEmpty: true);
        if (body is null)
        {
            return problem!.StatusCode is StatusCodes.Status400BadRequest ? CorporateError.EmptyInput : problem;
        }

        var input = CorporateAccountBody.Read(body);
        if (body.Faults.Count > 0)
        {
            return CorporateFaults.Of([.. body.Faults, .. await accounts.CheckAsync(input, cancellationToken)]);
        }

        if (input.IsEmpty)
        {
            return CorporateError.EmptyInput;
        }

        PortalError? refusal = null;
        var answer = await writer.AnswerAsync(
            context,
            async () =>
            {
                var created = await accounts.CreateAsync(input, cancellationToken);
                refusal = created.Error;
                return created;
            },
            accounts.FindAsync,
            CorporateAccountJson.Default.CorporateAccount);
        return refusal is InvalidInput invalid ? CorporateFaults.Of(invalid.Fields) : answer;
    }

    private static async Task<IResult> ListAsync(HttpContext context, CorporateAccountService accounts, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var page = Whole(query, "page", 0, int.MaxValue, 0);
        var pageSize = Whole(query, "pageSize", 1, CorporateAccountService.MaximumPageSize, PageRequest.DefaultSize);
        return query.Faults.Count > 0
            ? CorporateFaults.OfParameters(query.Faults)
            : ApiJson.Answer(await accounts.ListAsync(page, pageSize, cancellationToken), CorporateAccountJson.Default.IReadOnlyListCorporateAccount);
    }

    private static JsonHttpResult<IAsyncEnumerable<CorporateOrganization>> ListOrganizations(CorporateAccountService accounts, CancellationToken cancellationToken) =>
        TypedResults.Json(accounts.OrganizationsAsync(cancellationToken), CorporateAccountJson.Streamed.IAsyncEnumerableCorporateOrganization);

    private static async Task<IResult> ListAddressCardsAsync(string orgNumber, CorporateAccountService accounts, CancellationToken cancellationToken)
    {
        if (!NineDigitsAttribute.Fit(orgNumber))
        {
            return CorporateError.InvalidOrganizationNumber;
        }

        return await accounts.AddressCardsAsync(orgNumber, cancellationToken) is { } cards
            ? ApiJson.Answer(cards, CorporateAccountJson.Default.IReadOnlyListCorporateAddressCard)
            : CorporateError.OrganizationNotFound;
    }

    /// <summary>A size above the most is refused, not cut: who gets fewer rows than asked for takes the page for the last one.</summary>
    private static int Whole(ApiQuery query, string name, int least, int most, int otherwise) =>
        query.Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : query.Fault(name, "range", otherwise, least, most);
}
