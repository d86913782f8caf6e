using AdminPortal.Application.Common;

namespace AdminPortal.Application.Accounts;

/// <summary>A product is wanted without the one that it needs.</summary>
/// <param name="Child">The code of the product that is wanted.</param>
/// <param name="Parent">The code of the product that it needs.</param>
public sealed record MissingParentProduct(string Child, string Parent) : PortalError("missing_parent_product");
