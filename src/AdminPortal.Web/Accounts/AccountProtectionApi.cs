using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;
using AdminPortal.Web.Protections;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>An account's own delete protection over HTTP.</summary>
internal static class AccountProtectionApi
{
    public static void MapAccountProtectionApi(this RouteGroupBuilder accounts)
    {
        accounts.MapPut("/{accountId}/delete-protection", ProtectAsync).Needs(ApiScopes.AccountsWrite).Body<AccountProtectionBody>(optional: true)
            .WithName("protectAccount").WithSummary("Protect an account against deletion, or change why").Produces<AccountRecord>();
        accounts.MapDelete("/{accountId}/delete-protection", UnprotectAsync).Needs(ApiScopes.AccountsAdmin).Body<AccountUnprotectionBody>(optional: true)
            .WithName("unprotectAccount").WithSummary("Lift an account's delete protection, or ask a second person to")
            .Produces<AccountRecord>().Produces<LiftRequestRecord>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ProtectAsync(HttpContext context, string accountId, ProtectionService protections, AccountAnswers answers, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request, mayBeEmpty: true);
        if (body is null)
        {
            return refused!;
        }

        var input = new ProtectionInput { Reason = body.Text("reason"), ReviewOn = body.Date("reviewDate") };
        body.Name(nameof(input.ReviewOn), "reviewDate");
        return await answers.OfAsync(
            context, () => protections.SetOnAccountAsync(accountId, ApiVersions.Wanted(context.Request), input, dryRun: false, cancellationToken), body);
    }

    /// <summary>What takes a second person is asked for at once: whoever calls has no page to ask on.</summary>
    private static async Task<IResult> UnprotectAsync(
        HttpContext context, string accountId, ProtectionService protections, ProtectionRequestService requests, AccountContractService accounts,
        AccountAnswers answers, ApiWriter writer, IStringLocalizer<ProtectionTexts> texts, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request, mayBeEmpty: true);
        if (body is null)
        {
            return refused!;
        }

        var reason = body.Text("reason");
        var lifted = await answers.OfAsync(
            context, () => protections.LiftAsync(accountId, ApiVersions.Wanted(context.Request), reason, dryRun: false, cancellationToken), body);
        return lifted is not ApiProblem { Code: "needs_approval" }
            ? lifted
            : await writer.AnswerAsync(
                context,
                () => requests.AskLiftAsync(accountId, string.IsNullOrWhiteSpace(reason) ? texts["Api.NoReason"] : reason, cancellationToken),
                accounts.FindLiftRequestAsync,
                AccountJson.Default.LiftRequestRecord,
                status: StatusCodes.Status202Accepted,
                body: body);
    }
}
