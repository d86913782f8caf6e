using AdminPortal.Application.Protections;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Protections;

/// <summary>What a request asks for and what became of it, in words.</summary>
internal static class RequestWords
{
    /// <summary>The rest of "Erik asks …".</summary>
    public static string Wish(ProtectionRequestDetail request, IStringLocalizer texts) => request switch
    {
        { Kind: ProtectionRequestKind.Lift } => texts["Wish.Lift", request.TargetName],
        { ToRoot: true } => texts["Wish.Root", request.TargetName],
        { Destination: { } destination } => texts["Wish.Move", request.TargetName, destination.Name],
        _ => texts["Wish.MoveAway", request.TargetName],
    };

    public static string State(ProtectionRequestDetail request, IStringLocalizer texts) => texts[request.IsExpired ? "State.Expired" : $"State.{request.Status}"];

    public static Tone ToneOf(ProtectionRequestDetail request) => request.Status switch
    {
        ProtectionRequestStatus.Pending => request.IsExpired ? Tone.Neutral : Tone.Info,
        ProtectionRequestStatus.Approved => Tone.Success,
        ProtectionRequestStatus.Declined => Tone.Danger,
        ProtectionRequestStatus.Withdrawn or ProtectionRequestStatus.Overtaken => Tone.Neutral,
    };
}
