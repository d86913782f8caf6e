namespace AdminPortal.Web.SignIn;

/// <summary>How staff sign in.</summary>
internal enum SignInMode
{
    /// <summary>A button for each demo person, no password: on a developer's machine only.</summary>
    Development,

    /// <summary>Microsoft Entra ID, as the section AzureAd says.</summary>
    Entra,
}
