using System.Globalization;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Admin;

/// <summary>Says in words how an import stands and what was wrong with its files.</summary>
public sealed class ImportWords(IStringLocalizer<ImportTexts> texts)
{
    public string StatusOf(ImportDetail import) => texts[import switch
    {
        { HasEnded: false, IsCancelling: true } => "Status.Cancelling",
        { Status: ImportStatus.Done, Refused: > 0 } => "Status.DoneWithFaults",
        _ => $"Status.{import.Status}",
    }];

    public static Tone ToneOf(ImportDetail import) => import.Status switch
    {
        ImportStatus.Receiving or ImportStatus.Queued or ImportStatus.Cancelled => Tone.Neutral,
        ImportStatus.Running => Tone.Info,
        ImportStatus.Done => import.Refused > 0 ? Tone.Warning : Tone.Success,
        ImportStatus.Failed => Tone.Danger,
    };

    /// <summary>"12 new, 3 corrected, 40 unchanged, 1 refused".</summary>
    public string OutcomeOf(ImportDetail import) => texts["Outcome",
        Display.Number(import.Created), Display.Number(import.Updated), Display.Number(import.Unchanged), Display.Number(import.Refused)];

    /// <summary>What stopped it, or what happens next; null where the status says it all.</summary>
    public string? ExplanationOf(ImportDetail import) => import switch
    {
        { Status: ImportStatus.Failed, Fault: { } fault } => ReasonOf(fault),
        { HasEnded: false, IsCancelling: true } => texts["Explain.Cancelling"],
        { Status: ImportStatus.Receiving or ImportStatus.Queued or ImportStatus.Running or ImportStatus.Cancelled } => texts[$"Explain.{import.Status}"],
        _ => null,
    };

    /// <summary>Why a row or a file did not land.</summary>
    public string ReasonOf(string code) => texts[$"Fault.{code}"] is { ResourceNotFound: false } known ? known : texts["Fault.other", code];

    public static string FilesOf(ImportDetail import) => string.Join(", ", import.Files.Select(file => file.Name));

    /// <summary>"640 bytes", "1.2 MB": in thousands, as files are listed.</summary>
    public string Size(long bytes)
    {
        var (value, unit) = bytes switch
        {
            < 1_000 => (bytes, "Bytes"),
            < 1_000_000 => (bytes / 1e3, "KB"),
            < 1_000_000_000 => (bytes / 1e6, "MB"),
            _ => (bytes / 1e9, "GB"),
        };
        return texts[$"Size.{unit}", value.ToString(value < 10 && bytes >= 1_000 ? "0.#" : "0", CultureInfo.CurrentCulture)];
    }

    public static int PercentOf(ImportDetail import) => import switch
    {
        { Status: ImportStatus.Done } => 100,
        { TotalBytes: 0 } => 0,
        _ => (int)Math.Clamp(100 * import.ReadBytes / import.TotalBytes, 0, 100),
    };
}
