using AdminPortal.Application.Common;

namespace AdminPortal.Application.Access;

/// <summary>A person who has signed in, as they were then: whom a grant can be given to.</summary>
public sealed class StaffMember
{
    private string name = "";

    public long Id { get; set; }

    /// <summary>The id that grants and the audit trail hold.</summary>
    public required string PersonId { get; set; }

    public required string Name
    {
        get => name;
        set
        {
            name = value;
            NameSort = SearchText.SortKey(value);
            NameSearch = SearchText.Fold(value);
        }
    }

    public string NameSort { get; private set; } = "";

    public string NameSearch { get; private set; } = "";

    /// <summary>What they sign in by, most often an e-mail address; shown, and never decided by.</summary>
    public string? UserName { get; set; }

    /// <summary>The unrestricted roles that the last sign-in brought along, by comma.</summary>
    public required string SignInRoles { get; set; }

    internal IReadOnlyList<StaffRole> Roles => CallerIdentity.ReadRoles(SignInRoles);

    public DateTime FirstSeenAt { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>When what they may do last changed by other ways than time: a grant given or ended, a session ended, another sign-in role.</summary>
    public DateTime AccessChangedAt { get; set; }
}

/// <summary>One sign-in of a person in one browser, until they sign out, somebody ends it, or its time is over.</summary>
public sealed class StaffSession
{
    public required string SessionId { get; set; }

    public required string PersonId { get; set; }

    public DateTime BeganAt { get; set; }

    public DateTime EndsAt { get; set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTime? EndedAt { get; set; }
}
