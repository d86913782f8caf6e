using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>Words of the work queue.</summary>
internal static class QueueWords
{
    public static string Late(this IStringLocalizer<QueueTexts> texts, DateOnly dueOn, DateOnly today) =>
        today.DayNumber - dueOn.DayNumber is var days && days == 1 ? texts["Late.One"] : texts["Late.Many", Display.Number(days)];

    public static Tone ToneOf(CaseStatus status) => status switch
    {
        CaseStatus.Open => Tone.Info,
        CaseStatus.Explained => Tone.Success,
        CaseStatus.Closed => Tone.Neutral,
    };

    public static string IconOf(CaseStatus status) => status switch
    {
        CaseStatus.Open => "clock",
        CaseStatus.Explained => "check",
        CaseStatus.Closed => "badge-check",
    };
}
