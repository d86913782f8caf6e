namespace AdminPortal.Application.Clients;

/// <summary>Keeps private keys unreadable in the store. The host implements it, by its key ring.</summary>
public interface IKeyProtector
{
    string Protect(byte[] key);

    /// <summary>Null where it was protected by a ring that is lost.</summary>
    byte[]? Unprotect(string protectedKey);
}
