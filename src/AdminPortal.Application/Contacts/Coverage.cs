using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Contacts;

/// <summary>Which organisations the coverage list shows.</summary>
public enum CoverageView
{
    /// <summary>Those where somebody is missing.</summary>
    Gaps,

    /// <summary>Those where nobody is.</summary>
    Covered,

    All,
}

/// <summary>What the coverage list is narrowed to; what is null does not narrow it.</summary>
/// <param name="OrganizationId">Only this organisation and, with <paramref name="WithSubtree"/>, those below it.</param>
/// <param name="Text">Part of an organisation's name, its number or its id.</param>
public sealed record CoverageFilter(string? OrganizationId = null, string? Text = null, CoverageView View = CoverageView.Gaps, bool WithSubtree = true);

/// <summary>A contact as the coverage names it.</summary>
public sealed record CoverageContact(string Id, string Name);

/// <summary>Who holds a role for an organisation: contacts of its own, else those of the nearest organisation above that has some.</summary>
/// <param name="Contacts">The first by name, at most <see cref="ContactCoverageService.ShownContacts"/>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="From">The organisation above that they are inherited from; null where they are its own, or nobody holds the role.</param>
/// <param name="IsGap">Whether somebody is missing; nobody ever is for <see cref="ContactRole.Other"/>.</param>
public sealed record RoleCoverage(ContactRole Role, IReadOnlyList<CoverageContact> Contacts, int Count, OrganizationLink? From, bool IsGap);

/// <summary>An organisation with those who stand for it.</summary>
/// <param name="Above">Its visible ancestors, outermost first.</param>
/// <param name="Roles">Every role, <see cref="ContactRole.Other"/> last.</param>
/// <param name="Recipient">Who gets its next invoice mail; null means nobody, which is a gap.</param>
/// <param name="MayEdit">Whether the caller may make contacts in it and change them.</param>
public sealed record CoverageRow(
    OrganizationLink Organization, IReadOnlyList<OrganizationLink> Above, IReadOnlyList<RoleCoverage> Roles, InvoiceRecipient? Recipient, bool MayEdit)
{
    public bool HasGap => Recipient is null || Roles.Any(role => role.IsGap);
}

/// <summary>A contact who could be given a role for an organisation.</summary>
/// <param name="Organization">Where the contact stands: the organisation itself or one above it.</param>
public sealed record CoverageCandidate(string Id, string Name, string? Email, IReadOnlyList<ContactRole> Roles, OrganizationLink Organization);
