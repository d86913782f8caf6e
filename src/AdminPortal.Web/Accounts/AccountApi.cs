using AdminPortal.Application.Accounts;
using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Accounts;

/// <summary>Accounts over HTTP, as the first document has them.</summary>
internal static class AccountApi
{
    private const string What = "account";

    public static void MapAccountApi(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync).Needs(ApiScopes.AccountsRead)
            .WithName("listAccounts").WithSummary("Accounts in order of creation").Produces<ApiPage<AccountListItem>>().Takes(ApiParameters.OnlyDeleted);
        accounts.MapPost("", CreateAsync).Needs(ApiScopes.AccountsWrite).Body<AccountCreate>()
            .WithName("createAccount").WithSummary("Make an account").Produces<AccountRecord>();
        accounts.MapGet("/{accountId}", FindAsync).Needs(ApiScopes.AccountsRead)
            .WithName("getAccount").WithSummary("One account").Produces<AccountRecord>().Takes(ApiParameters.AlsoDeleted);
        accounts.MapPut("/{accountId}", ReplaceAsync).Needs(ApiScopes.AccountsWrite).Body<AccountReplaceBody>()
            .WithName("replaceAccount").WithSummary("Write name and state; enabled is true where it is left out").Produces<AccountRecord>();
        accounts.MapPatch("/{accountId}", PatchAsync).Needs(ApiScopes.AccountsWrite).Patch<AccountUpdateBody>()
            .WithName("updateAccount").WithSummary("Write what is sent of name and state").Produces<AccountRecord>();
        accounts.MapPost("/{accountId}/restore", RestoreAsync).Needs(ApiScopes.AccountsAdmin)
            .WithName("restoreAccount").WithSummary("Bring an account back from the recycle bin").Produces<AccountRecord>();
        accounts.MapDelete("/{accountId}", DeleteAsync).Needs(ApiScopes.AccountsAdmin)
            .WithName("deleteAccount").WithSummary("Delete an account into the recycle bin").Produces(StatusCodes.Status204NoContent);
        accounts.MapPut("/{accountId}/products", SetProductsAsync).Needs(ApiScopes.AccountsWrite).Body<AccountProductsBody>()
            .WithName("setAccountProducts").WithSummary("Give an account exactly these products").Produces<AccountRecord>();
        accounts.MapAccountProtectionApi();
    }

    private static async Task<IResult> ListAsync(HttpContext context, AccountContractService accounts, ApiPages pages, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var deleted = query.Flag("deleted");
        var page = query.Page(pages, $"accounts?deleted={deleted}");
        return query.Refusal() is { } refused
            ? refused
            : pages.Answer(await accounts.ListAsync(deleted, page.After, page.Limit, cancellationToken), page, AccountJson.Default.ApiPageAccountListItem);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AccountService accounts, AccountAnswers answers, CancellationToken cancellationToken)
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
        return await answers.OfAsync(context, () => accounts.CreateAsync(input, cancellationToken), id => id, body);
    }

    private static async Task<IResult> FindAsync(HttpContext context, string accountId, AccountContractService accounts, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var deleted = query.Flag("deleted");
        return query.Refusal() is { } refused
            ? refused
            : ApiAnswers.Of(context, What, await accounts.FindAsync(accountId, deleted, cancellationToken), AccountJson.Default.AccountRecord, account => account.Version);
    }

    private static async Task<IResult> ReplaceAsync(HttpContext context, string accountId, AccountLifecycleService accounts, AccountAnswers answers, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var input = new AccountUpdate { Name = body.Text("name"), Enabled = body.Flag("enabled") ?? true };
        return await answers.OfAsync(context, () => accounts.UpdateAsync(accountId, ApiVersions.Wanted(context.Request), input, dryRun: false, cancellationToken), body);
    }

    /// <summary>A null takes a member away (RFC 7396), as leaving it out of PUT does.</summary>
    private static async Task<IResult> PatchAsync(HttpContext context, string accountId, AccountLifecycleService accounts, AccountAnswers answers, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var input = new AccountPatch { WithName = body.Has("name"), Name = body.Text("name"), Enabled = body.Has("enabled") ? body.Flag("enabled") ?? true : null };
        return await answers.OfAsync(context, () => accounts.PatchAsync(accountId, ApiVersions.Wanted(context.Request), input, dryRun: false, cancellationToken), body);
    }

    private static Task<IResult> RestoreAsync(HttpContext context, string accountId, AccountLifecycleService accounts, AccountAnswers answers, CancellationToken cancellationToken) =>
        answers.OfAsync(context, () => accounts.RestoreAsync(accountId, dryRun: false, cancellationToken));

    private static Task<IResult> DeleteAsync(HttpContext context, string accountId, AccountLifecycleService accounts, ApiWriter writer, CancellationToken cancellationToken) =>
        writer.AnswerAsync(context, () => accounts.DeleteAsync(accountId, ApiVersions.Wanted(context.Request), reason: null, dryRun: false, cancellationToken));

    private static async Task<IResult> SetProductsAsync(HttpContext context, string accountId, AccountLifecycleService accounts, AccountAnswers answers, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var products = body.Texts("products");
        if (products is null && body.Faults.Count == 0)
        {
            body.Faults.Add(new("products", "required"));
        }

        return await answers.OfAsync(
            context,
            async () => Placed(await accounts.SetProductsAsync(accountId, ApiVersions.Wanted(context.Request), products ?? [], reason: null, dryRun: false, cancellationToken), products ?? []),
            body);
    }

    /// <summary>A fault of one product is named by its place in what was sent.</summary>
    private static Result<Receipt> Placed(Result<Receipt> result, List<string> products)
    {
        return result.Error switch
        {
            MissingParentProduct missing => new InvalidInput([At(missing.Child, "missing_parent_product", missing.Child, missing.Parent)]),
            InvalidInput invalid => new InvalidInput([.. invalid.Fields.Select(fault => fault is { Code: "unknown_product", Arguments: [string product] } ? At(product, fault.Code, product) : fault)]),
            _ => result,
        };

        FieldError At(string product, string code, params object[] arguments) => new($"products[{products.IndexOf(product)}]", code, arguments);
    }
}
