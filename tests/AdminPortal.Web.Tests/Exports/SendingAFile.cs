using System.IO.Compression;
using AdminPortal.Web.Exports;

namespace AdminPortal.Web.Tests.Exports;

/// <summary>What holds for the exports of every kind: rows leave while they are read, and a part never looks like a whole.</summary>
public sealed class SendingAFile
{
    private static readonly IReadOnlyList<ExportColumn<int>> Columns = [new("Row", row => $"{row} a row of some length, so that the buffers fill {row * 7919}")];

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task Rows_are_sent_while_they_are_read_and_never_synchronously(ExportFormat format)
    {
        using var body = new AsyncOnlyStream();
        var sent = new List<long>();
        async IAsyncEnumerable<int> Rows()
        {
            for (var i = 0; i < 50_000; i++)
            {
                sent.Add(body.Written);
                yield return i;
            }

            await Task.CompletedTask;
        }

        await new ExportFile<int>(format, "rows", Columns, Rows()).WriteAsync(body, default);

        Assert.NotEqual(0, sent[1]);
        Assert.InRange(sent[^1], body.Written - 131_072, body.Written - 1);
        Assert.InRange(sent[25_000], body.Written / 3, 2 * body.Written / 3);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task A_slow_first_row_does_not_keep_the_titles_waiting(ExportFormat format)
    {
        using var body = new AsyncOnlyStream();
        async IAsyncEnumerable<int> Rows()
        {
            await body.FirstByte;
            yield return 1;
        }

        await new ExportFile<int>(format, "rows", Columns, Rows()).WriteAsync(body, default);

        Assert.NotEqual(0, body.Written);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task A_fault_before_the_first_row_leaves_nothing_written(ExportFormat format)
    {
        using var body = new AsyncOnlyStream();

        await Assert.ThrowsAsync<IOException>(() => new ExportFile<int>(format, "rows", Columns, Broken(after: 0)).WriteAsync(body, default));

        Assert.Equal(0, body.Written);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task A_fault_on_the_way_breaks_off(ExportFormat format)
    {
        using var body = new MemoryStream();

        await Assert.ThrowsAsync<IOException>(() => new ExportFile<int>(format, "rows", Columns, Broken(after: 10_000)).WriteAsync(body, default));

        if (format is ExportFormat.Xlsx)
        {
            Assert.Throws<InvalidDataException>(() => new ZipArchive(body, ZipArchiveMode.Read));
        }
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task A_reader_who_goes_away_ends_the_reading(ExportFormat format)
    {
        using var gone = new CancellationTokenSource();
        var read = 0;
        async IAsyncEnumerable<int> Rows([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (; ; read++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (read == 5_000)
                {
                    await gone.CancelAsync();
                }

                yield return read;
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ExportFile<int>(format, "rows", Columns, Rows()).WriteAsync(new MemoryStream(), gone.Token));

        Assert.InRange(read, 5_000, 5_001);
    }

    private static async IAsyncEnumerable<int> Broken(int after)
    {
        for (var i = 0; i < after; i++)
        {
            yield return i;
        }

        await Task.Yield();
        throw new IOException("The store went away.");
    }

    /// <summary>Refuses what a server refuses: a write that blocks its thread. Like a connection, it cannot go back.</summary>
    private sealed class AsyncOnlyStream : MemoryStream
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Written { get; private set; }

        public Task FirstByte => first.Task;

        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous.");

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            first.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
