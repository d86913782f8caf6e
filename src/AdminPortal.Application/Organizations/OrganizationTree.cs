using AdminPortal.Application.Common;

namespace AdminPortal.Application.Organizations;

/// <summary>An organisation as another object refers to it.</summary>
public sealed record OrganizationLink(string Id, string Name);

/// <summary>A node of the hierarchy as the caller sees it.</summary>
public sealed record TreeNode(string Id, string Name, string? EntityId, bool HasChildren);

/// <summary>Some children of a node, in the order of their names.</summary>
/// <param name="Nodes">The children read.</param>
/// <param name="Next">Token for the children after these, or null.</param>
/// <param name="Total">How many children there are.</param>
public sealed record TreeLevel(IReadOnlyList<TreeNode> Nodes, string? Next, BoundedCount Total);

/// <summary>A node of a search's answer: a hit, or an ancestor kept so that the hit has its place.</summary>
public sealed record TreeMatch(string Id, string? ParentId, string Name, string? EntityId, bool IsHit, bool HasChildren);

/// <summary>What a search of the hierarchy found.</summary>
/// <param name="Nodes">Hits and their ancestors, in the order of their names.</param>
/// <param name="Hits">How many organisations match in all; not more than <see cref="OrganizationTreeService.MaximumHits"/> are in <paramref name="Nodes"/>.</param>
public sealed record TreeSearch(IReadOnlyList<TreeMatch> Nodes, BoundedCount Hits);

/// <summary>What lies in a node's subtree, itself included.</summary>
public sealed record TreeCounts(string Id, BoundedCount Accounts, BoundedCount UnsettledInvoices);
