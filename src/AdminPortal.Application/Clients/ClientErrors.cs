using AdminPortal.Application.Common;

namespace AdminPortal.Application.Clients;

/// <summary>The client has two live secrets already: one has to end before it gets a third.</summary>
public sealed record TooManySecrets() : PortalError("too_many_secrets");

/// <summary>The client was ended for good; a new one has to be made.</summary>
public sealed record ClientEnded() : PortalError("client_ended");
