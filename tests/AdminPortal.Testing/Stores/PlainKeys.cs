using AdminPortal.Application.Clients;

namespace AdminPortal.Testing;

/// <summary>Protects keys from nobody; what it has not written it cannot read.</summary>
public sealed class PlainKeys : IKeyProtector
{
    private const string Mark = "plain:";

    public string Protect(byte[] key) => Mark + Convert.ToBase64String(key);

    public byte[]? Unprotect(string protectedKey) =>
        protectedKey.StartsWith(Mark, StringComparison.Ordinal) ? Convert.FromBase64String(protectedKey[Mark.Length..]) : null;
}
