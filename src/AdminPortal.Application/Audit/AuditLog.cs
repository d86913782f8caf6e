using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Audit;

internal static partial class AuditLog
{
    /// <summary>The head stands outside the store too: a chain cannot show that its own tail was cut.</summary>
    [LoggerMessage(1, LogLevel.Information, "Audit trail now ends at entry {Sequence} with hash {Hash}")]
    public static partial void Appended(this ILogger logger, long sequence, string hash);
}
