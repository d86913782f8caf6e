using AdminPortal.Application.Clients;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Clients;

/// <summary>Words for what a client may, and until when.</summary>
internal static class ClientWords
{
    /// <summary>A line for each family in which there is a scope: "Accounts: read and change".</summary>
    public static IReadOnlyList<string> ScopesOf(this IStringLocalizer<ClientTexts> texts, IReadOnlyCollection<string> scopes) =>
    [
        .. ScopeLevels.Families
            .Select(family => (Family: family, Level: ScopeLevels.Highest(scopes, family)))
            .Where(held => held.Level is not null)
            .Select(held => texts[$"Scope.{held.Level}", texts[$"Family.{held.Family}"]].Value),
    ];

    /// <summary>The last day on which something works that ends at a moment.</summary>
    public static DateOnly? LastDayOf(DateTime? expiresAt) => expiresAt is { } end ? Display.LocalDate(end.AddTicks(-1)) : null;

    public static Tone ToneOf(ApiClientState state) => state switch
    {
        ApiClientState.Active => Tone.Success,
        ApiClientState.Expired or ApiClientState.WithoutSecret => Tone.Warning,
        ApiClientState.Revoked => Tone.Neutral,
    };

    /// <summary>What a person changes of a client.</summary>
    public static ApiClientInput InputOf(ApiClientRow client) => new()
    {
        Name = client.Name,
        Scopes = [.. client.Scopes],
        OrganizationId = client.Organization?.Id,
        ExpiresOn = LastDayOf(client.ExpiresAt),
    };
}
