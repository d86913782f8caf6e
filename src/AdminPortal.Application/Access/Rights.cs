namespace AdminPortal.Application.Access;

/// <summary>What one may want to do.</summary>
public enum Right
{
    /// <summary>See; every role may.</summary>
    Read,

    /// <summary>Create and change organisations, accounts and contacts.</summary>
    Edit,

    /// <summary>Import, match and explain invoices and payments.</summary>
    Settle,

    /// <summary>Delete, restore, approve, grant.</summary>
    Administer,
}

/// <summary>Which role may do what.</summary>
public static class Rights
{
    public static bool Allows(this StaffRole role, Right right) => right switch
    {
        Right.Read => true,
        Right.Edit => role is StaffRole.Editor or StaffRole.Admin,
        Right.Settle => role is StaffRole.Finance or StaffRole.Admin,
        Right.Administer => role is StaffRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
