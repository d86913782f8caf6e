namespace AdminPortal.Web.Exports;

/// <summary>What a list can be sent as.</summary>
public enum ExportFormat
{
    Csv = 1,
    Xlsx = 2,
}

internal static class ExportFormats
{
    /// <summary>The name of the parameter that chooses one, in addresses and forms.</summary>
    public const string Parameter = "format";

    /// <summary>What the address asks for; CSV where it names no format that there is.</summary>
    public static ExportFormat AskedBy(HttpRequest request) => Read(request.Query[Parameter]);

    /// <summary>What the button that sent the form asks for.</summary>
    public static ExportFormat AskedBy(IFormCollection form) => Read(form[Parameter]);

    private static ExportFormat Read(string? name) => name == "xlsx" ? ExportFormat.Xlsx : ExportFormat.Csv;
}
