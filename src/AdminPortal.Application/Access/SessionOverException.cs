namespace AdminPortal.Application.Access;

/// <summary>The caller's session has ended since the host let them in: signed out, ended by somebody, or over. The host sends them to sign in.</summary>
public sealed class SessionOverException : Exception
{
    public SessionOverException()
        : base("The caller's session is over.")
    {
    }
}
