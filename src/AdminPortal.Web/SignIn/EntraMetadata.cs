using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AdminPortal.Web.SignIn;

/// <summary>
/// The addresses and signing keys that the provider publishes. The library's own manager fetches them anew in the background and
/// every five minutes at most, so that the first sign-ins after a change of keys would fail; this one waits for the answer.
/// </summary>
internal sealed class EntraMetadata(string address, IDocumentRetriever documents, TimeProvider time)
{
    /// <summary>How long a key that the provider has withdrawn may still count.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>How long what is known serves on, once the provider does not answer.</summary>
    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(1);

    /// <summary>Tokens with unknown keys are not to make the portal ask without end.</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(5);

    private Known? known;

    /// <exception cref="ProviderUnavailableException">Nothing is known yet, and the provider does not answer.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken) =>
        known is { } fresh && time.GetUtcNow() < fresh.Until ? fresh.Published : await FetchAsync(cancellationToken);

    /// <summary>What the provider publishes now that <paramref name="outdated"/> lacks a key.</summary>
    public async Task<OpenIdConnectConfiguration> RenewAsync(OpenIdConnectConfiguration outdated, CancellationToken cancellationToken) =>
        known is { } other && (other.Published != outdated || time.GetUtcNow() < other.FetchedAt + LeastAge) ? other.Published : await FetchAsync(cancellationToken);

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellationToken);
            if (string.IsNullOrEmpty(published.TokenEndpoint) || string.IsNullOrEmpty(published.AuthorizationEndpoint) || published.SigningKeys.Count == 0)
            {
                throw new InvalidOperationException("The provider's metadata lacks an endpoint or the keys.");
            }

            known = new(published, now, now + KeptFor);
            return published;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            if (known is not { } kept)
            {
                throw new ProviderUnavailableException(fault);
            }

            known = kept with { Until = now + NextTry };
            return kept.Published;
        }
    }

    private sealed record Known(OpenIdConnectConfiguration Published, DateTimeOffset FetchedAt, DateTimeOffset Until);
}

/// <summary>The provider cannot be reached, or answers that it is out of order.</summary>
internal sealed class ProviderUnavailableException(Exception? inner) : Exception("The identity provider does not answer.", inner);
