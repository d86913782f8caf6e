namespace AdminPortal.Application.Clients;

/// <summary>
/// A POST that came with an <c>Idempotency-Key</c>, and what it was answered. Its answer is written in the transaction of the change,
/// so that there is never one without the other.
/// </summary>
public sealed class IdempotentCall
{
    public long Id { get; set; }

    public required string ClientId { get; set; }

    /// <summary>1 to 255 characters, as the client sent it.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of method, path, query and body: another call under the same key is refused.</summary>
    public required byte[] Fingerprint { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>24 hours after it was made.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Until when the call is taken to be on its way; past it, without an answer, its instance is dead and the key is free.</summary>
    public DateTime BusyUntil { get; set; }

    /// <summary>HTTP status of the answer; null while the call is on its way.</summary>
    public int? Status { get; set; }

    /// <summary>Headers of the answer that a replay repeats, as JSON.</summary>
    public string? Headers { get; set; }

    public byte[]? Body { get; set; }
}
