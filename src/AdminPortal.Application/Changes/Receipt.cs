namespace AdminPortal.Application.Changes;

/// <summary>What a change did, or, where it was only tried, would do.</summary>
/// <param name="Id">The changed object's public id.</param>
/// <param name="OperationId">What the audit trail knows the change by, and Undo takes it back by. Means nothing where it was only tried.</param>
/// <param name="Impact">What it touches beyond the object itself.</param>
public sealed record Receipt(string Id, string OperationId, Impact Impact);
