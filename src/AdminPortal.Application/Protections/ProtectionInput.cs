using System.ComponentModel.DataAnnotations;
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

/// <summary>Reasons given along with a change.</summary>
internal static class ReasonText
{
    public const int MaximumLength = 1000;

    public static string? OneParagraph(string? text) => text?.ReplaceLineEndings(" ");

    /// <summary>Tidies a reason; the fault is null where it is in order.</summary>
    public static InvalidInput? Check(ref string? reason, bool isRequired)
    {
        var input = new ProtectionInput { Reason = reason };
        var faults = Input.TidyAndCheck(input);
        reason = input.Reason;
        return isRequired && reason is null ? new([new(nameof(input.Reason), "required")])
            : faults.Count > 0 ? new(faults)
            : null;
    }
}
