using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>Reads a file out of the store, one of its parts at a time.</summary>
internal sealed class ImportPartStream(IDbContextFactory<PortalDb> stores, long importId, int fileNumber, long bytes) : Stream
{
    private ReadOnlyMemory<byte> rest;
    private int next;
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => bytes;

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (rest.IsEmpty && read < bytes)
        {
            await using var db = await stores.CreateDbContextAsync(cancellationToken);
            rest = Take(await Next(db).SingleOrDefaultAsync(cancellationToken));
        }

        return Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        if (rest.IsEmpty && read < bytes)
        {
            using var db = stores.CreateDbContext();
            rest = Take(Next(db).SingleOrDefault());
        }

        var length = Math.Min(buffer.Length, rest.Length);
        rest.Span[..length].CopyTo(buffer);
        rest = rest[length..];
        read += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private IQueryable<byte[]> Next(PortalDb db) =>
        db.ImportParts.Where(part => part.ImportId == importId && part.FileNumber == fileNumber && part.Number == next).Select(part => part.Content);

    /// <summary>A part that has gone is no end: another instance has ended the import, and what it took away must not be missed in the files.</summary>
    private byte[] Take(byte[]? part)
    {
        next++;
        return part ?? throw new IOException($"Part {next} of file {fileNumber} of the import {importId} has gone.");
    }
}
