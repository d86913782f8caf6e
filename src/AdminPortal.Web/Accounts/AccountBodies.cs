using AdminPortal.Application.Accounts;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Accounts;

/// <summary>The bodies of accounts as the contract has them, for its description.</summary>
[BoundsOf(typeof(AccountChange))]
internal sealed record AccountReplaceBody(string Name, bool? Enabled);

/// <summary>A name cannot be taken away.</summary>
[BoundsOf(typeof(AccountChange))]
internal sealed record AccountUpdateBody(string? Name, bool? Enabled);

[BoundsOf]
internal sealed record AccountProductsBody(IReadOnlyList<string> Products);

[BoundsOf(typeof(ProtectionInput))]
internal sealed record AccountProtectionBody(string? Reason, [property: Bound(nameof(ProtectionInput.ReviewOn))] DateOnly? ReviewDate);

[BoundsOf(typeof(ProtectionInput))]
internal sealed record AccountUnprotectionBody(string? Reason);
