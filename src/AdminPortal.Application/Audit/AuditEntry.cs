using AdminPortal.Application.Access;

namespace AdminPortal.Application.Audit;

/// <summary>
/// One change of one object, never altered. <see cref="Hash"/> covers the entry, its changes' digests and the entry before it,
/// so that a change to the trail shows. What the change was about stands in <see cref="AuditChange"/>.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; set; }

    public DateTime At { get; set; }

    /// <summary>Shared by all entries of one transaction; how a commit whose answer was lost is found again.</summary>
    public required string OperationId { get; set; }

    public required string ActorId { get; set; }

    public required string ActorName { get; set; }

    public ChangeSource Source { get; set; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; set; }

    /// <summary>One of <see cref="AuditObjectTypes"/>.</summary>
    public required string ObjectType { get; set; }

    /// <summary>The object's public id.</summary>
    public required string ObjectId { get; set; }

    /// <summary>The organisation whose subtree the object lies in: who may see the object may see its history.</summary>
    public long? OrganizationId { get; set; }

    public string? Reason { get; set; }

    public string? TraceId { get; set; }

    public required byte[] PreviousHash { get; set; }

    public required byte[] Hash { get; set; }

    public List<AuditChange> Changes { get; } = [];
}

/// <summary>
/// Old and new value of one field. The chain holds only <see cref="Digest"/>, salted, so that erasing a person's data
/// (values and salt) leaves the chain whole.
/// </summary>
public sealed class AuditChange
{
    public long EntrySequence { get; set; }

    public AuditEntry Entry { get; set; } = null!;

    /// <summary>The field's place within the entry, from 0.</summary>
    public int Position { get; set; }

    public required string Field { get; set; }

    public string? OldValue { get; set; }

    public string? NewValue { get; set; }

    public bool IsPersonal { get; set; }

    public byte[]? Salt { get; set; }

    public required byte[] Digest { get; set; }
}

/// <summary>The chain's end; its one row is the lock that writers of the trail take turns by.</summary>
public sealed class AuditHead
{
    public int Id { get; set; }

    public long Sequence { get; set; }

    public required byte[] Hash { get; set; }
}
