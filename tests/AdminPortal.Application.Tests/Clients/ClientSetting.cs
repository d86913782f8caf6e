using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Clients;

/// <summary>A store in which clients are made and ask for tokens.</summary>
internal static class ClientSetting
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ApiClientService Clients(this TestStore store) => store.Service<ApiClientService>();

    public static ApiClientInput Input(string name = "Partner", string? organizationId = null, params List<string> scopes) => new()
    {
        Name = name,
        Scopes = scopes.Count > 0 ? scopes : [ApiScopes.AccountsRead, ApiScopes.AccountsWrite],
        OrganizationId = organizationId,
    };

    public static async Task<NewSecret> MadeAsync(this TestStore store, ApiClientInput? input = null) =>
        Done(await store.Clients().CreateAsync(input ?? Input(), Cancellation));

    public static T Done<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException($"Refused: {result.Error}");

    public static IEnumerable<string> Faults<T>(Result<T> result) =>
        Assert.IsType<InvalidInput>(result.Error).Fields.Select(fault => $"{fault.Field}: {fault.Code}");

    public static Task<TokenOutcome> AskAsync(this TestStore store, NewSecret client, string? scope = null) =>
        store.AskAsync(client.ClientId, client.Secret, scope);

    public static Task<TokenOutcome> AskAsync(this TestStore store, string clientId, string secret, string? scope = null, string? address = "192.0.2.1") =>
        store.Service<TokenService>().IssueAsync(new(clientId, secret, address), scope, Cancellation);

    public static async Task<string> TokenAsync(this TestStore store, NewSecret client) =>
        (await store.AskAsync(client)).Token?.Token ?? throw new InvalidOperationException("No token was given.");

    public static Task<CheckedToken> CheckAsync(this TestStore store, string token) => store.Service<AccessTokens>().CheckAsync(token, Cancellation);

    /// <summary>The trail, entry by entry: "changed api_client: Name: Before → After".</summary>
    public static async Task<List<string>> TrailAsync(this TestStore store)
    {
        await using var db = store.Open();
        var entries = await db.AuditEntries.Include(entry => entry.Changes).OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        return entries.ConvertAll(entry =>
            $"{entry.Action} {entry.ObjectType}: " + string.Join("; ", entry.Changes.OrderBy(change => change.Field, StringComparer.Ordinal).Select(change => $"{change.Field}: {change.OldValue ?? "-"} → {change.NewValue ?? "-"}")));
    }
}
