namespace AdminPortal.Application.Invoices.Import;

/// <summary>A file to be imported. It may be opened more than once: rows of an invoice that lie far apart are found by a first look.</summary>
/// <param name="Name">What faults call it.</param>
/// <param name="OpenAsync">Opens it at its beginning; whoever opens it disposes of it.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ImportSource(string Name, Func<CancellationToken, Task<Stream>> OpenAsync, long Bytes)
{
    /// <summary>A file on this machine.</summary>
    public static ImportSource OfFile(string path) =>
        new(Path.GetFileName(path), _ => Task.FromResult<Stream>(File.OpenRead(path)), new FileInfo(path).Length);
}

/// <summary>How far an import has come; told after each batch that has been committed.</summary>
/// <param name="ReadBytes">Of all files together.</param>
/// <param name="Refused">Invoices that did not land, for faults in their rows.</param>
/// <param name="Lines">Lines of the invoices that landed or were so already.</param>
/// <param name="NewFaults">Those of this batch, also past what the store keeps.</param>
public sealed record ImportProgress(
    long ReadBytes, int Created, int Updated, int Unchanged, int Refused, int Lines, IReadOnlyList<ImportFaultRow> NewFaults);

/// <summary>How an import ended.</summary>
/// <param name="Fault">Code of what stopped it, where it <see cref="ImportStatus.Failed"/>.</param>
/// <param name="Faults">All of them, also past what the store keeps.</param>
public sealed record ImportOutcome(
    long ImportId, ImportStatus Status, string? Fault, int Created, int Updated, int Unchanged, int Refused, int Lines, long Faults);

/// <summary>What is wrong with a row; its invoice did not land.</summary>
/// <param name="Line">Line of the file, from 1; 0 where the whole file is at fault.</param>
/// <param name="Field">The field's name in the contract, where one is at fault.</param>
/// <param name="Code">Which rule it breaks; worded as <c>import_fault.code</c>.</param>
/// <param name="Value">What stands there, cut to 255 characters.</param>
public sealed record ImportFaultRow(string File, int Line, string? InvoiceNumber, string? Field, string Code, string? Value);
