using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Protections;

/// <summary>A delete protection as it is set.</summary>
public sealed class ProtectionInput
{
    /// <summary>Why; one paragraph, at most 1000 characters.</summary>
    [StringLength(ReasonText.MaximumLength)]
    public string? Reason { get; set => field = ReasonText.OneParagraph(value); }

    /// <summary>The day, in Norway, on which somebody looks at it again; today or later.</summary>
    public DateOnly? ReviewOn { get; set; }

    internal List<FieldError> TidyAndCheck(DateTime now)
    {
        var faults = Input.TidyAndCheck(this);
        if (ReviewOn < OsloTime.DateOf(now))
        {
            faults.Add(new(nameof(ReviewOn), "past"));
        }

        return faults;
    }
}
