using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Accounts;

/// <summary>Answers every write of an account with the account as it was written.</summary>
internal sealed class AccountAnswers(AccountContractService accounts, ApiWriter writer)
{
    public Task<IResult> OfAsync(HttpContext context, Func<Task<Result<Receipt>>> write, ApiBody? body = null) => OfAsync(context, write, receipt => receipt.Id, body);

    public Task<IResult> OfAsync<T>(HttpContext context, Func<Task<Result<T>>> write, Func<T, string> idOf, ApiBody? body) => writer.AnswerAsync(
        context,
        write,
        (done, cancellationToken) => accounts.FindAsync(idOf(done), deleted: false, cancellationToken),
        AccountJson.Api.AccountRecord,
        account => account.Version,
        body: body);
}
