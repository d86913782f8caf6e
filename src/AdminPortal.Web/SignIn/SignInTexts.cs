namespace AdminPortal.Web.SignIn;

/// <summary>Finds the texts in SignInTexts.resx (Norwegian) and SignInTexts.en.resx.</summary>
public sealed class SignInTexts;
