using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>
/// Makes, changes and ends API clients; for Admins, each within what they administer, and none gives a client a wider subtree than
/// their own. To API clients themselves there are no clients.
/// </summary>
public sealed class ApiClientService(PortalStore store, IPublicIds ids)
{
    /// <summary>Live secrets that a client can have, so that one can be exchanged for the other without a pause.</summary>
    public const int MostSecrets = 2;

    /// <summary>How long an exchanged secret can live on: thirty days.</summary>
    public const int MostHours = 720;

    /// <summary>Of ended ones the latest are shown.</summary>
    private const int ShownSecrets = 20;

    private static readonly Keyset<ApiClient> Clients = new(
        c => c.Id, SortColumn<ApiClient>.By("name", c => c.Name), SortColumn<ApiClient>.By("created", c => c.CreatedAt));

    /// <summary>The clients that the caller administers, by name; ended ones among them.</summary>
    public async Task<Page<ApiClientRow>> ListAsync(PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await Clients.ReadAsync(Administered(session), request, RowAt(session.Now), cancellationToken);
    }

    /// <summary>Null where the caller administers none of that id.</summary>
    public async Task<ApiClientDetail?> FindAsync(string clientId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var now = session.Now;
        var clients = Administered(session).Where(c => c.ClientId == clientId);
        if (await clients.Select(RowAt(now)).SingleOrDefaultAsync(cancellationToken) is not { } row)
        {
            return null;
        }

        var secrets = await session.Db.ApiClientSecrets
            .Where(s => s.Client.ClientId == clientId)
            .OrderByDescending(s => s.Id)
            .Take(ShownSecrets)
            .Select(s => new ApiClientSecretRow(
                s.Id,
                s.Hint,
                s.CreatedAt,
                s.ExpiresAt,
                s.RevokedAt ?? (s.ExpiresAt == null || s.ExpiresAt > s.Client.RevokedAt ? s.Client.RevokedAt : null),
                s.LastUsedAt,
                s.RevokedAt == null && s.Client.RevokedAt == null && (s.ExpiresAt == null || s.ExpiresAt > now)))
            .ToListAsync(cancellationToken);
        var version = await clients.Select(c => c.Version).SingleAsync(cancellationToken);
        return new(row, secrets, version, MayChange: row.RevokedAt is null);
    }

    /// <summary>Makes a client with its first secret.</summary>
    public Task<Result<NewSecret>> CreateAsync(ApiClientInput input, CancellationToken cancellationToken)
    {
        var secret = ClientSecrets.New();
        return store.WriteAsync<NewSecret>(
            async session =>
            {
                if (!MayAdminister(session))
                {
                    return new NotAllowed("create_api_client");
                }

                var fields = await ApiClientFields.CheckAsync(session, input, null, cancellationToken);
                if (await RefusalAsync(session, fields, "create_api_client", cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                var client = new ApiClient
                {
                    ClientId = ids.NewApiClient(),
                    Name = input.Name!,
                    Scopes = fields.Scopes,
                    OrganizationId = fields.OrganizationId,
                    ExpiresAt = fields.ExpiresAt,
                };
                client.Secrets.Add(secret.Stored(session.Now));
                session.Db.ApiClients.Add(client);
                return new NewSecret(client.ClientId, secret.Text);
            },
            cancellationToken);
    }

    /// <summary>Name, scopes, organisation and expiry; they count from the next call on, also for tokens that are out.</summary>
    public Task<Result<Receipt>> ChangeAsync(string clientId, int? version, ApiClientInput input, bool dryRun, CancellationToken cancellationToken) => WriteAsync<Receipt>(
        clientId,
        async (session, client) =>
        {
            if (version is { } seen && seen != client.Version)
            {
                return new Stale("api_client");
            }

            var fields = await ApiClientFields.CheckAsync(session, input, client, cancellationToken);
            if (await RefusalAsync(session, fields, "change_api_client", cancellationToken) is { } refusal)
            {
                return refusal;
            }

            (client.Name, client.Scopes, client.OrganizationId, client.ExpiresAt) = (input.Name!, fields.Scopes, fields.OrganizationId, fields.ExpiresAt);
            return new Receipt(clientId, session.OperationId, Impact.None);
        },
        dryRun,
        cancellationToken);

    /// <summary>
    /// Gives a second secret; the one before lives on for as long as asked, so that nobody has to change over in one moment. With no hours
    /// at all every earlier one ends at once. Where two live already it answers <see cref="TooManySecrets"/>, unless both are to end.
    /// </summary>
    /// <param name="hours">How long the old one still lives: 0 to 720.</param>
    public Task<Result<NewSecret>> RotateAsync(string clientId, int hours, CancellationToken cancellationToken)
    {
        var secret = ClientSecrets.New();
        return WriteAsync<NewSecret>(
            clientId,
            async (session, client) =>
            {
                if (hours is < 0 or > MostHours)
                {
                    return new InvalidInput([new("Hours", "range", 0, MostHours)]);
                }

                var live = await LiveSecretsAsync(session, client, cancellationToken);
                if (hours > 0 && live.Count >= MostSecrets)
                {
                    return new TooManySecrets();
                }

                foreach (var old in live)
                {
                    End(old, session.Now, hours);
                }

                client.Secrets.Add(secret.Stored(session.Now));
                return new NewSecret(clientId, secret.Text);
            },
            dryRun: false,
            cancellationToken);
    }

    /// <summary>Ends one secret at once.</summary>
    public Task<Result<Receipt>> EndSecretAsync(string clientId, long secretId, bool dryRun, CancellationToken cancellationToken) => WriteAsync<Receipt>(
        clientId,
        async (session, client) =>
        {
            var live = await LiveSecretsAsync(session, client, cancellationToken);
            if (live.Find(s => s.Id == secretId) is not { } secret)
            {
                return new NotFound("api_client_secret");
            }

            End(secret, session.Now, hours: 0);
            return new Receipt(clientId, session.OperationId, Impact.None);
        },
        dryRun,
        cancellationToken);

    /// <summary>Ends the client at once and for good, tokens that are out included.</summary>
    public Task<Result<Receipt>> RevokeAsync(string clientId, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync<Receipt>(
        clientId,
        (session, client) =>
        {
            session.Reason = reason;
            client.RevokedAt = session.Now;
            return Task.FromResult<Result<Receipt>>(new Receipt(clientId, session.OperationId, Impact.None));
        },
        dryRun,
        cancellationToken);

    private Task<Result<T>> WriteAsync<T>(
        string clientId, Func<PortalSession, ApiClient, Task<Result<T>>> work, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<T>(
        async session => await Administered(session).SingleOrDefaultAsync(c => c.ClientId == clientId, cancellationToken) switch
        {
            null => MayAdminister(session) ? new NotFound("api_client") : new NotAllowed("change_api_client"),
            { RevokedAt: not null } => new ClientEnded(),
            var client => await work(session, client),
        },
        dryRun,
        cancellationToken);

    private static async Task<PortalError?> RefusalAsync(PortalSession session, ApiClientFields fields, string action, CancellationToken cancellationToken) =>
        fields.Faults.Count > 0 ? new InvalidInput(fields.Faults)
        : await session.MayAsync(Right.Administer, fields.OrganizationId, cancellationToken) ? null
        : new NotAllowed(action);

    private static Task<List<ApiClientSecret>> LiveSecretsAsync(PortalSession session, ApiClient client, CancellationToken cancellationToken) => session.Db.ApiClientSecrets
        .Where(s => s.ClientId == client.Id && s.RevokedAt == null && (s.ExpiresAt == null || s.ExpiresAt > session.Now))
        .ToListAsync(cancellationToken);

    private static void End(ApiClientSecret secret, DateTime now, int hours)
    {
        if (hours == 0)
        {
            secret.RevokedAt = now;
            return;
        }

        var end = now.AddHours(hours);
        secret.ExpiresAt = secret.ExpiresAt < end ? secret.ExpiresAt : end;
    }

    /// <summary>A client never makes or sees clients, whatever its scopes.</summary>
    private static bool MayAdminister(PortalSession session) => session.Caller.Source is not ChangeSource.Api && session.Caller.MaySomewhere(Right.Administer);

    private static IQueryable<ApiClient> Administered(PortalSession session)
    {
        var db = session.Db;
        var clients = db.ApiClients.IgnoreQueryFilters([PortalDb.Live]);
        if (MayAdminister(session) && session.Caller.MayEverywhere(Right.Administer))
        {
            return clients;
        }

        var roots = MayAdminister(session) ? session.Caller.RootsThatAllow(Right.Administer) : [];
        return clients.Where(c => db.Closure.Any(link => link.DescendantId == c.OrganizationId && roots.Contains(link.AncestorId)));
    }

    private static Expression<Func<ApiClient, ApiClientRow>> RowAt(DateTime now) => c => new ApiClientRow(
        c.ClientId,
        c.Name,
        ApiScopes.Read(c.Scopes),
        c.OrganizationId == null ? null : new OrganizationLink(c.Organization!.PublicId, c.Organization.Name),
        c.CreatedAt,
        c.ExpiresAt,
        c.RevokedAt,
        c.LastUsedAt,
        c.RevokedAt != null ? ApiClientState.Revoked
            : c.ExpiresAt != null && c.ExpiresAt <= now ? ApiClientState.Expired
            : c.Secrets.Any(s => s.RevokedAt == null && (s.ExpiresAt == null || s.ExpiresAt > now)) ? ApiClientState.Active
            : ApiClientState.WithoutSecret);
}
