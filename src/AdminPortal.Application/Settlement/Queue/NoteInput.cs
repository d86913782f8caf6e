using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Changes;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>A note as a person writes it: one paragraph.</summary>
internal sealed class NoteInput
{
    [Required]
    [StringLength(SettlementNote.LongestText)]
    public string? Text { get; set => field = ReasonText.OneParagraph(value); }
}
