namespace AdminPortal.Application.Data;

/// <summary>An object that deletion puts into the recycle bin, from where it comes back as it was until it is purged.</summary>
public interface IDeletable
{
    /// <summary>Null while it lives.</summary>
    DateTime? DeletedAt { get; set; }

    /// <summary>Who deleted it, by the name of that day.</summary>
    string? DeletedBy { get; set; }

    /// <summary>The operation that deleted it; what went together comes back together.</summary>
    string? DeletionId { get; set; }
}
