using System.Security.Cryptography;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>A file that somebody sends, laid aside on the disk: it is read twice, and memory is no place for it. Gone with its owner.</summary>
internal sealed class SpooledFile : IAsyncDisposable
{
    private const int BufferSize = 80 * 1024;

    private SpooledFile(FileStream content, string digest)
    {
        Content = content;
        Digest = digest;
    }

    /// <summary>At its beginning.</summary>
    public FileStream Content { get; }

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Takes all of <paramref name="sent"/>; null where it is larger than that.</summary>
    public static async Task<SpooledFile?> OfAsync(Stream sent, long mostBytes, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var content = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            for (int count; (count = await sent.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (content.Length + count > mostBytes)
                {
                    await content.DisposeAsync();
                    return null;
                }

                hash.AppendData(buffer, 0, count);
                await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                await content.FlushAsync(cancellationToken);
            }

            content.Position = 0;
            return new(content, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
