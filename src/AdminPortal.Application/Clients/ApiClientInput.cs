using System.ComponentModel.DataAnnotations;

namespace AdminPortal.Application.Clients;

/// <summary>What a person writes into the form of an API client.</summary>
public sealed class ApiClientInput
{
    [Required, StringLength(100)]
    public string? Name { get; set; }

    /// <summary>Of <see cref="ApiScopes.All"/>; at least one.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>Public id of the organisation that it sees with all below it; null for everything, which only an unrestricted Admin may give.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>The last day on which it works, in Norway's time; null where it does not end by itself.</summary>
    public DateOnly? ExpiresOn { get; set; }
}

/// <summary>A client as the list shows it.</summary>
public sealed record ApiClientRow(
    string ClientId,
    string Name,
    IReadOnlyList<string> Scopes,
    Organizations.OrganizationLink? Organization,
    DateTime CreatedAt,
    DateTime? ExpiresAt,
    DateTime? RevokedAt,
    DateTime? LastUsedAt,
    ApiClientState State);

/// <summary>Whether a client gets tokens, and if not, why.</summary>
public enum ApiClientState
{
    Active = 1,
    Expired = 2,
    Revoked = 3,

    /// <summary>Every secret of it has ended.</summary>
    WithoutSecret = 4,
}

/// <summary>A client with its secrets' outsides.</summary>
/// <param name="MayChange">Whether the caller may change, rotate and end it.</param>
public sealed record ApiClientDetail(ApiClientRow Client, IReadOnlyList<ApiClientSecretRow> Secrets, int Version, bool MayChange);

/// <summary>A secret by what may be known of it.</summary>
/// <param name="Id">Names it within its client.</param>
/// <param name="Hint">Its last four characters.</param>
public sealed record ApiClientSecretRow(long Id, string Hint, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt, DateTime? LastUsedAt, bool IsLive);

/// <summary>A secret, told this once.</summary>
public sealed record NewSecret(string ClientId, string Secret);
