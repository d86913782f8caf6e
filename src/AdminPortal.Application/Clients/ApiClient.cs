using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Clients;

/// <summary>A program that may call the API. What it may do are its scopes; where, is its organisation and all below it.</summary>
public sealed class ApiClient : StoredObject
{
    /// <summary><c>org-</c> and what makes it this client's; the <c>client_id</c> of OAuth.</summary>
    public required string ClientId { get; set; }

    /// <summary>What the trail and other staff read.</summary>
    public required string Name { get; set; }

    /// <summary>Of <see cref="ApiScopes"/>, parted by blanks.</summary>
    public required string Scopes { get; set; }

    /// <summary>Null means everything.</summary>
    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    /// <summary>From when on it gets no token and its tokens are refused; null where it does not end by itself.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>When a person ended it, for good.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Kept to the minute.</summary>
    public DateTime? LastUsedAt { get; set; }

    public List<ApiClientSecret> Secrets { get; } = [];
}

/// <summary>A secret of a client; at most two live at a time, so that one can be exchanged for the other without a pause.</summary>
public sealed class ApiClientSecret
{
    public long Id { get; set; }

    public long ClientId { get; set; }

    public ApiClient Client { get; set; } = null!;

    /// <summary>The secret itself is never kept.</summary>
    public required byte[] Hash { get; set; }

    public required byte[] Salt { get; set; }

    /// <summary>The secret's last four characters, by which people tell two apart.</summary>
    public required string Hint { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public DateTime? LastUsedAt { get; set; }
}

/// <summary>A token that was taken back before its hour was over.</summary>
public sealed class RevokedToken
{
    /// <summary>The token's <c>jti</c>.</summary>
    public required string TokenId { get; set; }

    public required string ClientId { get; set; }

    public DateTime RevokedAt { get; set; }

    /// <summary>When the token ends by itself, after which nobody need remember it.</summary>
    public DateTime ExpiresAt { get; set; }
}

/// <summary>A key that access tokens are signed by. The newest signs; those before it still check what they have signed.</summary>
public sealed class SigningKey
{
    /// <summary>The <c>kid</c> of the tokens.</summary>
    public required string KeyId { get; set; }

    /// <summary>The private key, protected by the host.</summary>
    public required string ProtectedKey { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Until when tokens of it are taken.</summary>
    public DateTime ExpiresAt { get; set; }
}

/// <summary>An entry of the host's key ring, by which it protects what leaves it: cookies, page tokens, signing keys.</summary>
public sealed class KeyRingEntry
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }
}
