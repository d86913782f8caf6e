namespace AdminPortal.Web.SignIn;

/// <summary>Why a sign-in was not completed, as far as it helps who signs in.</summary>
public enum SignInFailure
{
    /// <summary>They turned back at the provider.</summary>
    Cancelled,

    /// <summary>The provider knows them, and has not been told to let them into this app.</summary>
    NotAssigned,

    /// <summary>They come from a tenant that is not ours.</summary>
    OtherTenant,

    /// <summary>The answer belongs to no sign-in of this browser, or to one of long ago.</summary>
    TooLate,

    /// <summary>The provider does not answer, or says that it is out of order.</summary>
    Unavailable,

    /// <summary>The provider's answer does not hold.</summary>
    Refused,
}
