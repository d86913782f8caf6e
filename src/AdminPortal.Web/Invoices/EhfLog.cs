using AdminPortal.Application.Invoices.Ehf;

namespace AdminPortal.Web.Invoices;

internal static partial class EhfLog
{
    [LoggerMessage(420, LogLevel.Information, "Invoice {Number} is written as EHF to {File}")]
    public static partial void Written(ILogger logger, string number, string file);

    [LoggerMessage(421, LogLevel.Error, "There is no invoice {Number}")]
    public static partial void Unknown(ILogger logger, string number);

    [LoggerMessage(422, LogLevel.Error, "Invoice {Number} is not ready for EHF: {Rule} {Fault} line {Line}, mended in {Place}")]
    public static partial void NotReady(ILogger logger, string number, string rule, EhfFaultCode fault, int? line, EhfPlace place);

    [LoggerMessage(423, LogLevel.Error, "{File} cannot be written. {Fault}")]
    public static partial void Unwritten(ILogger logger, string file, string fault);

    [LoggerMessage(424, LogLevel.Error, "Use: ehf NUMBER [FILE]")]
    public static partial void Misused(ILogger logger);
}
