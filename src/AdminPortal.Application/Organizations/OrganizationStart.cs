namespace AdminPortal.Application.Organizations;

/// <summary>What the form of a new organisation begins with.</summary>
/// <param name="Path">From the outermost visible ancestor down to the parent itself; empty where no parent was named.</param>
/// <param name="MayCreate">Whether the caller may make an organisation there; where no parent was named, whether anywhere.</param>
/// <param name="MayMakeRoot">Whether the caller may make one without a parent.</param>
public sealed record OrganizationStart(IReadOnlyList<OrganizationLink> Path, bool MayCreate, bool MayMakeRoot)
{
    public OrganizationLink? Parent => Path.Count == 0 ? null : Path[^1];
}
