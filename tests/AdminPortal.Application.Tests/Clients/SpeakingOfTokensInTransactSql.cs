using AdminPortal.Application.Clients;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Clients;

/// <summary>The walk through all services has no token that is signed; here is one.</summary>
public sealed class SpeakingOfTokensInTransactSql
{
    [Fact]
    public async Task Every_statement_about_a_token_is_one_of_SQL_Server()
    {
        using var shadow = new SqlServerShadow();
        var tokens = shadow.Services.GetRequiredService<AccessTokens>();
        foreach (var answers in ShadowAnswers.All)
        {
            shadow.Answers = answers;
            var token = (await tokens.CreateAsync("org-1", [ApiScopes.AccountsRead], CancellationToken.None)).Token;
            await tokens.CheckAsync(token, CancellationToken.None);
            await tokens.RevokeAsync(token, "org-1", CancellationToken.None);
            await shadow.Services.GetRequiredService<ClientUse>().WriteAsync(CancellationToken.None);
        }

        Assert.Contains(shadow.Statements, statement => statement.Contains("FROM [RevokedTokens]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, statement => statement.Contains("INTO [RevokedTokens]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, statement => statement.Contains("[StoreLocks]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, statement => statement.Contains("[LastUsedAt] =", StringComparison.Ordinal));
        Faults.None(shadow.Faults());
    }
}
