using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Access;

/// <summary>Words for who may do what, where, and until when.</summary>
internal static class AccessWords
{
    /// <summary>An end that comes within so many days is pointed out.</summary>
    public const int DaysOfNotice = 14;

    /// <summary>The last day on which something holds that ends at a moment.</summary>
    public static DateOnly? LastDayOf(DateTime? expiresAt) => expiresAt is { } end ? Display.LocalDate(end.AddTicks(-1)) : null;

    public static string RoleOf(this IStringLocalizer<AccessTexts> texts, StaffRole role) => texts[$"Role.{role}"];

    public static string RolesOf(this IStringLocalizer<AccessTexts> texts, IEnumerable<StaffRole> roles) => string.Join(", ", roles.Select(role => texts.RoleOf(role)));

    /// <summary>"Sigrid's role Editor in Nordavind", to be put into a title.</summary>
    public static string NameOf(this IStringLocalizer<AccessTexts> texts, GrantRow grant)
    {
        var whose = texts[grant.HolderName.EndsWith('s') || grant.HolderName.EndsWith('x') || grant.HolderName.EndsWith('z') ? "Whose.S" : "Whose", grant.HolderName];
        return grant.Organization is { } place
            ? texts["Grant.Name", whose, texts.RoleOf(grant.Role), place.Name]
            : texts["Grant.Name.Everything", whose, texts.RoleOf(grant.Role)];
    }

    public static string PlaceOf(this IStringLocalizer<AccessTexts> texts, OrganizationLink? organization) =>
        organization is null ? texts["Everything"] : organization.Name;
}
