using AdminPortal.Application.Access;

namespace AdminPortal.Application.Audit;

/// <summary>One change of one object, with what its ids stand for today.</summary>
/// <param name="Sequence">Its place in the trail, from 1.</param>
/// <param name="At">UTC.</param>
/// <param name="OperationId">Shared by everything that was changed at once.</param>
/// <param name="HasCompanions">Whether the same operation changed other objects that the caller sees.</param>
/// <param name="Reason">In the person's words; <c>undo:…</c> with an operation's id where that operation was taken back.</param>
public sealed record AuditEntryDetail(
    long Sequence,
    DateTime At,
    string OperationId,
    bool HasCompanions,
    string PersonId,
    string PersonName,
    ChangeSource Source,
    string Action,
    AuditSubject Subject,
    string? Reason,
    string? TraceId,
    IReadOnlyList<AuditField> Fields);

/// <summary>What was changed.</summary>
/// <param name="Name">What it is called now; null where it has no name, is purged, or lies outside what the caller sees.</param>
/// <param name="IsDeleted">Whether it lies in the recycle bin now.</param>
public sealed record AuditSubject(string Type, string Id, string? Name, bool IsDeleted);

/// <summary>A field from one value to another.</summary>
/// <param name="IsErased">The values were a person's, and have been erased; that they were there remains.</param>
public sealed record AuditField(string Name, AuditValue Old, AuditValue New, bool IsErased);

/// <summary>A value as it was written.</summary>
/// <param name="Text">In the invariant culture; null for none.</param>
/// <param name="Name">What it is called now, where it is the id or code of something.</param>
/// <param name="IsHidden">It was there, and points outside what the caller sees.</param>
public sealed record AuditValue(string? Text, string? Name = null, bool IsHidden = false)
{
    public static readonly AuditValue None = new(Text: null);
}

/// <summary>Somebody, or some program, that has changed something.</summary>
public sealed record AuditPerson(string Id, string Name);
