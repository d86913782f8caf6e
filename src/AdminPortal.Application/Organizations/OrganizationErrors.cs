using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Organizations;

/// <summary>The new parent is the organisation itself, or lies below it.</summary>
public sealed record WouldCycle() : PortalError("would_cycle");

/// <summary>The organisation is not empty: it goes only with everything below it.</summary>
/// <param name="Children">Live organisations directly below it.</param>
/// <param name="Accounts">Live accounts directly in it.</param>
public sealed record HasChildren(int Children, int Accounts) : PortalError("has_children");

/// <summary>What would be deleted is the receiver of invoices that are not settled.</summary>
public sealed record UnsettledInvoices(IReadOnlyList<UnsettledSum> Sums) : PortalError("unsettled_invoices");

/// <summary>The change touches more objects than one operation takes.</summary>
public sealed record TooManyAtOnce(int Objects) : PortalError("too_many_at_once");

/// <summary>The place that a deleted organisation returns to is deleted itself.</summary>
/// <param name="ParentId">That organisation's public id; null where it lies outside what the caller sees.</param>
public sealed record ParentDeleted(string? ParentId) : PortalError("parent_deleted");
