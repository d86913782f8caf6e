namespace AdminPortal.Web.Invoices;

internal static partial class InvoiceFileLog
{
    [LoggerMessage(410, LogLevel.Information, "Invoice {Number} is written to {File}")]
    public static partial void Written(ILogger logger, string number, string file);

    [LoggerMessage(411, LogLevel.Error, "There is no invoice {Number}")]
    public static partial void Unknown(ILogger logger, string number);

    [LoggerMessage(412, LogLevel.Error, "{File} cannot be written. {Fault}")]
    public static partial void Unwritten(ILogger logger, string? file, string fault);

    [LoggerMessage(414, LogLevel.Error, "The store cannot be read. {Fault}")]
    public static partial void Unread(ILogger logger, string fault);

    [LoggerMessage(413, LogLevel.Error, "Use: {Usage}")]
    public static partial void Misused(ILogger logger, string usage);
}
