using AdminPortal.Application.Invoices.Ehf;

namespace AdminPortal.Web.Invoices;

internal static partial class EhfLog
{
    [LoggerMessage(422, LogLevel.Error, "Invoice {Number} is not ready for EHF: {Rule} {Fault} line {Line}, mended in {Place}")]
    public static partial void NotReady(ILogger logger, string number, string rule, EhfFaultCode fault, int? line, EhfPlace place);
}
