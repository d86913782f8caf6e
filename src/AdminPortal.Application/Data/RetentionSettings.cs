namespace AdminPortal.Application.Data;

/// <summary>How long deleted things can come back; the section <c>Retention</c> of the settings.</summary>
public sealed class RetentionSettings
{
    /// <summary>Days in the recycle bin before the purge.</summary>
    public int DeletedDays { get; set; } = 90;
}
