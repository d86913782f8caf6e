using AdminPortal.Application.Accounts;
using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Application.Clients;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Accounts;

/// <summary>Accounts over HTTP, as the first document has them.</summary>
internal static class AccountApi
{
    private const string What = "account";

    public static void MapAccountApi(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync).Needs(ApiScopes.AccountsRead)
            .WithName("listAccounts").WithSummary("Accounts in order of creation").Produces<ApiPage<AccountListItem>>();
        accounts.MapPost("", CreateAsync).Needs(ApiScopes.AccountsWrite).Accepts<AccountCreate>("application/json")
            .WithName("createAccount").WithSummary("Make an account").Produces<AccountRecord>();
        accounts.MapGet("/{accountId}", FindAsync).Needs(ApiScopes.AccountsRead)
            .WithName("getAccount").WithSummary("One account").Produces<AccountRecord>();
    }

    private static async Task<IResult> ListAsync(HttpContext context, AccountContractService accounts, ApiPages pages, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var deleted = query.Flag("deleted");
        var page = query.Page(pages, $"accounts?deleted={deleted}");
        return query.Refusal() is { } refused
            ? refused
            : pages.Answer(await accounts.ListAsync(deleted, page.After, page.Limit, cancellationToken), page, AccountJson.Api.ApiPageAccountListItem);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AccountService accounts, AccountContractService contract, ApiWriter writer, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var input = new AccountCreate
        {
            Name = body.Text("name"),
            OrganizationId = body.Text("organizationId"),
            IsSandbox = body.Flag("isSandbox"),
            Region = body.Text("region"),
            Cloud = body.Text("cloud"),
        };
        return await writer.AnswerAsync(
            context, () => accounts.CreateAsync(input, cancellationToken), (id, cancellation) => contract.FindAsync(id, deleted: false, cancellation),
            AccountJson.Api.AccountRecord, account => account.Version, body: body);
    }

    private static async Task<IResult> FindAsync(HttpContext context, string accountId, AccountContractService accounts, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var deleted = query.Flag("deleted");
        return query.Refusal() is { } refused
            ? refused
            : ApiAnswers.Of(context, What, await accounts.FindAsync(accountId, deleted, cancellationToken), AccountJson.Api.AccountRecord, account => account.Version);
    }
}
