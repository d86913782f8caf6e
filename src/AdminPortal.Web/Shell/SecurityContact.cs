using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Shell;

/// <summary>Whom to tell of a weakness, from the section Security.</summary>
internal sealed class SecurityContactSettings
{
    /// <summary><c>mailto:security@example.no</c>, or an https address; nobody is named where it is empty.</summary>
    public string? Contact { get; set; }

    /// <summary>Until when that holds; where it is not said, for ninety days from whenever it is asked for.</summary>
    public DateOnly? Expires { get; set; }
}

/// <summary>RFC 9116: where those who find a weakness look for somebody to tell.</summary>
internal static class SecurityContact
{
    public const string Path = "/.well-known/security.txt";

    public static void AddSecurityContact(this WebApplicationBuilder builder) => builder.Services.AddOptions<SecurityContactSettings>().BindConfiguration("Security")
        .Validate(settings => string.IsNullOrEmpty(settings.Contact) || IsAddress(settings.Contact), "Security: Contact must begin with mailto: or https://.")
        .ValidateOnStart();

    public static void MapSecurityContact(this WebApplication app) => app.MapGet(Path, Find).AllowAnonymous();

    private static IResult Find(IOptions<SecurityContactSettings> settings, TimeProvider clock, HttpResponse response)
    {
        if (settings.Value is not { Contact.Length: > 0 } known)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=86400";
        var expires = known.Expires ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(90);
        return TypedResults.Text(
            string.Create(CultureInfo.InvariantCulture, $"Contact: {known.Contact}\nExpires: {expires:yyyy-MM-dd}T00:00:00Z\nPreferred-Languages: nb, en\n"), "text/plain", Encoding.UTF8);
    }

    private static bool IsAddress(string contact) =>
        Uri.TryCreate(contact, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto) && !contact.Any(char.IsControl);
}
