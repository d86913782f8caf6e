namespace AdminPortal.Application.Access;

/// <summary>A role of the caller; for everything where <paramref name="OrganizationId"/> is null.</summary>
public sealed record CallerGrant(StaffRole Role, long? OrganizationId);

/// <summary>Who asks, with all grants that hold at this moment: those of the sign-in and those in the store.</summary>
public sealed class Caller(CallerIdentity identity, IReadOnlyList<CallerGrant> grants)
{
    /// <summary>As the host has authenticated them.</summary>
    internal CallerIdentity Identity => identity;

    public string Id => identity.Id;

    public string Name => identity.Name;

    public ChangeSource Source => identity.Source;

    public IReadOnlyList<CallerGrant> Grants => grants;

    public bool SeesEverything { get; } = grants.Any(grant => grant.OrganizationId is null);

    /// <summary>The organisations whose subtrees the caller sees; without meaning where everything is seen.</summary>
    public long[] Roots { get; } = [.. grants.Select(grant => grant.OrganizationId).OfType<long>().Distinct()];

    /// <summary>Whether a grant for everything allows it.</summary>
    public bool MayEverywhere(Right right) =>
        grants.Any(grant => grant.OrganizationId is null && grant.Role.Allows(right));

    /// <summary>Whether any grant allows it somewhere.</summary>
    public bool MaySomewhere(Right right) => grants.Any(grant => grant.Role.Allows(right));

    /// <summary>The organisations in whose subtrees a grant allows it.</summary>
    public long[] RootsThatAllow(Right right) =>
        [.. grants.Where(grant => grant.Role.Allows(right)).Select(grant => grant.OrganizationId).OfType<long>().Distinct()];
}
