namespace AdminPortal.Application.Invoices.Import;

/// <summary>The section <c>Import</c> of the settings.</summary>
public sealed class ImportSettings
{
    /// <summary>How large the files of one import may be together.</summary>
    public long MaxBytes { get; set; } = 1L << 30;
}
