namespace AdminPortal.Testing.Circuits;

/// <summary>A call of the server's to the browser.</summary>
public sealed record ServerCall(string Target, IReadOnlyList<object?> Arguments);
