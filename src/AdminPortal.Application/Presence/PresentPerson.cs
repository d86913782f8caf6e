namespace AdminPortal.Application.Presence;

/// <summary>Somebody else who has a record open, in however many tabs.</summary>
/// <param name="IsEditing">Whether it is open for change in one of them.</param>
/// <param name="SeenAt">When they were last seen there, UTC.</param>
public sealed record PresentPerson(string Name, bool IsEditing, DateTime SeenAt);
