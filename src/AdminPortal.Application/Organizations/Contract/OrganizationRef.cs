namespace AdminPortal.Application.Organizations.Contract;

/// <summary>An organisation as other objects name it (API.md, OrganizationRef).</summary>
public sealed record OrganizationRef(string Id, string Name, string? EntityId, string? EntityVatNumber, string? EntityLegalName, string? Country);
