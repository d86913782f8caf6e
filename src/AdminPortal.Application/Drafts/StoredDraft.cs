namespace AdminPortal.Application.Drafts;

/// <summary>A draft as its person gets it back.</summary>
/// <param name="BaseVersion">The version of the object that the typing began from; 0 for a new one.</param>
/// <param name="Content">What the form saved, as JSON.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record StoredDraft(string FormKey, int BaseVersion, string Content, DateTime SavedAt);
