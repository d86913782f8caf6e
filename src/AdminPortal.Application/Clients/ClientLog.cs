using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Clients;

internal static partial class ClientLog
{
    [LoggerMessage(501, LogLevel.Information, "A new key signs access tokens: {KeyId}")]
    public static partial void SigningKeyMade(this ILogger logger, string keyId);

    [LoggerMessage(502, LogLevel.Warning, "The signing key {KeyId} was protected by a key ring that is lost; tokens of it are refused")]
    public static partial void SigningKeyUnreadable(this ILogger logger, string keyId);

    [LoggerMessage(503, LogLevel.Warning, "When clients were used last could not be written; it is tried again")]
    public static partial void UseNotWritten(this ILogger logger, Exception fault);

    [LoggerMessage(504, LogLevel.Warning, "Client {ClientId} gave a wrong secret, from {Address}")]
    public static partial void WrongSecret(this ILogger logger, string clientId, string? address);
}
