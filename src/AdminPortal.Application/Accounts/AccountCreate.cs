using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace AdminPortal.Application.Accounts;

/// <summary>What an account is made of; the bounds are those of <c>POST /accounts</c>.</summary>
public sealed class AccountCreate
{
    public static IReadOnlyList<string> Regions { get; } = AllowedIn(nameof(Region));

    public static IReadOnlyList<string> Clouds { get; } = AllowedIn(nameof(Cloud));

    [Required, StringLength(255)]
    public string? Name { get; set; }

    /// <summary>The organisation's public id.</summary>
    [Required]
    public string? OrganizationId { get; set; }

    /// <summary>A sandbox account is not billed. Never changes.</summary>
    [Required]
    public bool? IsSandbox { get; set; }

    /// <summary>Never changes.</summary>
    [Required, AllowedValues("EU")]
    public string? Region { get; set; }

    /// <summary>Never changes.</summary>
    [Required, AllowedValues("GCP", "OTC")]
    public string? Cloud { get; set; }

    private static string[] AllowedIn(string property) =>
        [.. typeof(AccountCreate).GetProperty(property)!.GetCustomAttribute<AllowedValuesAttribute>()!.Values.Cast<string>()];
}
