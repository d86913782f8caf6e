namespace AdminPortal.Web.Exports;

/// <summary>Writes a table to a stream, row by row and never synchronously.</summary>
internal interface ITableWriter : IAsyncDisposable
{
    /// <summary>Writes the titles, so that the first bytes are on their way.</summary>
    Task BeginAsync(IReadOnlyList<string> titles, CancellationToken cancellationToken);

    Task WriteAsync(IReadOnlyList<Cell> row, CancellationToken cancellationToken);

    Task EndAsync(CancellationToken cancellationToken);
}
