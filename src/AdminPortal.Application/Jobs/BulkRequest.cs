using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Contacts;

namespace AdminPortal.Application.Jobs;

/// <summary>One change to many objects: to those selected, or to all that a filter lets through when the job starts.</summary>
public sealed class BulkRequest
{
    /// <summary>Objects that may be selected by hand.</summary>
    public const int MostSelected = 1_000;

    /// <summary>Objects that a filter may let through.</summary>
    public const int MostMatching = 100_000;

    [Required]
    public BulkKind? Kind { get; set; }

    /// <summary>The selected objects' public ids, at most <see cref="MostSelected"/>; means nothing beside a filter.</summary>
    public IReadOnlyList<string> Ids { get; set; } = [];

    /// <summary>All accounts that it lets through, instead of selected ones.</summary>
    public AccountFilter? Accounts { get; set; }

    /// <summary>All contacts that it lets through, instead of selected ones.</summary>
    public ContactFilter? Contacts { get; set; }

    /// <summary>The code of the product to add or remove.</summary>
    [StringLength(64)]
    public string? Product { get; set; }

    /// <summary>Whether removing a product takes along those that need it; else an account that has such is refused.</summary>
    public bool WithChildren { get; set; }

    /// <summary>The role to add or remove.</summary>
    public ContactRole? Role { get; set; }

    /// <summary>Why, in one paragraph; stands in the audit entry of every object, and in the protection where one is set.</summary>
    [StringLength(ReasonText.MaximumLength)]
    public string? Reason { get; set => field = ReasonText.OneParagraph(value); }

    /// <summary>The day, in Norway, on which somebody looks at the protection again; today or later.</summary>
    public DateOnly? ReviewOn { get; set; }
}

/// <summary>What a kind needs to know, as the job keeps it.</summary>
internal sealed record BulkParameters(string? Product, bool WithChildren, ContactRole? Role, string? Reason, DateOnly? ReviewOn);
