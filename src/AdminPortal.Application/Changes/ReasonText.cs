using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Changes;

/// <summary>Why, as a person gives it along with a change: one paragraph, which the audit trail keeps.</summary>
internal sealed class ReasonText
{
    public const int MaximumLength = 1000;

    [StringLength(MaximumLength)]
    public string? Reason { get; set => field = OneParagraph(value); }

    public static string? OneParagraph(string? text) => text?.ReplaceLineEndings(" ");

    /// <summary>Tidies a reason; the fault is null where it is in order.</summary>
    public static InvalidInput? Check(ref string? reason, bool isRequired)
    {
        var input = new ReasonText { Reason = reason };
        var faults = Input.TidyAndCheck(input);
        reason = input.Reason;
        return isRequired && reason is null ? new([new(nameof(Reason), "required")])
            : faults.Count > 0 ? new(faults)
            : null;
    }
}
