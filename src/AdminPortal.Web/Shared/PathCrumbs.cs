using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Shared;

/// <summary>The path to an object that belongs to an organisation.</summary>
public static class PathCrumbs
{
    /// <summary>Home, the organisations, and each of <paramref name="path"/>; Home and the object's own list where it has no organisation.</summary>
    public static IReadOnlyList<Crumb> Of(IReadOnlyList<OrganizationLink> path, Crumb home, Crumb organizations, Crumb list) =>
        path.Count == 0 ? [home, list] : [home, organizations, .. path.Select(step => new Crumb(step.Name, PortalUrls.Organization(step.Id)))];
}
