namespace AdminPortal.Web.Shared;

/// <summary>How a badge or notice is meant; colour and icon follow from it.</summary>
public enum Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
}

internal static class Tones
{
    public static string ClassOf(this Tone tone) => tone switch
    {
        Tone.Neutral => "neutral",
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
    };

    public static string IconOf(this Tone tone) => tone switch
    {
        Tone.Neutral or Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "alert",
        Tone.Danger => "error",
    };
}
