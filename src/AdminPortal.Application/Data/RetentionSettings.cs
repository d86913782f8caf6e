namespace AdminPortal.Application.Data;

/// <summary>Settings of <c>Retention</c>.</summary>
public sealed class RetentionSettings
{
    /// <summary>Days that what is deleted stays in the recycle bin, from where it can come back, until it is purged.</summary>
    public int DeletedDays { get; set; } = 90;
}
