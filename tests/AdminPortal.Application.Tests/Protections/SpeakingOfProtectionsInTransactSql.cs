using AdminPortal.Application.Access;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Protections;

/// <summary>The walk through all services names organisations only; here the same is asked about accounts.</summary>
public sealed class SpeakingOfProtectionsInTransactSql
{
    private const string Account = "a-ppge-11111111111111111111";
    private const string Organization = "o-p-11111111111111111111";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_statement_about_an_account_is_one_of_SQL_Server(bool unrestricted)
    {
        using var shadow = new SqlServerShadow();
        foreach (var answers in ShadowAnswers.All)
        {
            shadow.Answers = answers;
            if (unrestricted)
            {
                shadow.User.As(StaffRole.Admin);
            }
            else
            {
                shadow.User.WithoutRoles("scoped", "Scoped");
            }

            await using var scope = shadow.Services.CreateAsyncScope();
            var (protections, requests) = (scope.ServiceProvider.GetRequiredService<ProtectionService>(), scope.ServiceProvider.GetRequiredService<ProtectionRequestService>());
            await protections.FindAsync(Account, CancellationToken.None);
            await protections.SetOnAccountAsync(Account, null, new() { Reason = "x" }, false, CancellationToken.None);
            await protections.LiftAsync(Account, null, "x", false, CancellationToken.None);
            await requests.AskLiftAsync(Account, null, "x", CancellationToken.None);
            await requests.AskMoveAsync(Account, Organization, "x", CancellationToken.None);
            await requests.AskMoveAsync(Organization, null, "x", CancellationToken.None);
            await requests.ListForAsync(Account, new(), CancellationToken.None);
        }

        Assert.Contains(shadow.Statements, statement => statement.Contains("FROM [DeleteProtections]", StringComparison.Ordinal));
        Faults.None(shadow.Faults());
    }
}
