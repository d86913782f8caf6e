using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

public sealed class SendingFiles
{
    private static readonly byte[] Large = [.. Enumerable.Range(0, ImportUpload.PartSize + 5).Select(i => (byte)i)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task AFileIsKeptInPartsAndReadAsItCame(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await BeginAsync(store, ("a.csv", Large), ("empty.csv", []));

        Assert.Equal(Large.Length, (await SendAsync(store, id, 1, Large)).Value);
        Assert.True((await SendAsync(store, id, 2, [])).Succeeded);
        Assert.True((await Upload(store).QueueAsync(id, Cancellation)).Succeeded);

        Assert.Equal([ImportUpload.PartSize, 5], await store.Open().ImportParts.OrderBy(part => part.Number).Select(part => part.Content.Length).ToListAsync(Cancellation));
        Assert.Equal(Large, await ReadAsync(store, id, 1, Large.Length));
        Assert.Empty(await ReadAsync(store, id, 2, 0));
        Assert.Equal(ImportStatus.Queued, (await store.Service<ImportService>().FindAsync(id, Cancellation))!.Status);
    }

    [Theory, EachDatabase]
    public async Task AFileThatIsSentAgainTakesThePlaceOfWhatCame(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await BeginAsync(store, ("a.csv", "xyz"u8.ToArray()));

        Assert.IsType<ImportIncomplete>((await SendAsync(store, id, 1, "x"u8.ToArray())).Error);
        Assert.IsType<ImportIncomplete>((await Upload(store).QueueAsync(id, Cancellation)).Error);
        Assert.True((await SendAsync(store, id, 1, "xyz"u8.ToArray())).Succeeded);

        Assert.True((await Upload(store).QueueAsync(id, Cancellation)).Succeeded);
        Assert.Equal("xyz"u8.ToArray(), await ReadAsync(store, id, 1, 3));
    }

    [Theory, EachDatabase]
    public async Task MoreThanWasAnnouncedIsRefused(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await BeginAsync(store, ("a.csv", "xyz"u8.ToArray()));

        Assert.IsType<ImportIncomplete>((await SendAsync(store, id, 1, Large)).Error);
        Assert.IsType<NotFound>((await SendAsync(store, id, 2, Large)).Error);
        Assert.Empty(store.Open().ImportParts);
    }

    [Theory, EachDatabase]
    public async Task FilesThatAreTooLargeTogetherAreRefusedBeforeAnyIsSent(StoreProvider provider)
    {
        await using var store = new TestStore(provider, services => services.Configure<ImportSettings>(settings => settings.MaxBytes = 10));

        var refused = await Upload(store).BeginAsync([new("a.csv", 6), new("b.csv", 5)], Cancellation);

        Assert.Equal(new ImportTooLarge(10), refused.Error);
        Assert.Empty(store.Open().InvoiceImports);
    }

    [Fact]
    public async Task SizesThatNoFileHasAndFilesWithoutAnythingAreRefused()
    {
        await using var store = new TestStore();

        Assert.IsType<ImportTooLarge>((await Upload(store).BeginAsync([new("a.csv", long.MaxValue), new("b.csv", long.MaxValue)], Cancellation)).Error);
        Assert.IsType<InvalidInput>((await Upload(store).BeginAsync([null!], Cancellation)).Error);
        Assert.IsType<InvalidInput>((await Upload(store).BeginAsync([new(null!, 1)], Cancellation)).Error);
        Assert.Empty(store.Open().InvoiceImports);
    }

    [Theory, EachDatabase]
    public async Task OnlyWhoBeganItSendsItsFiles(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.SignInAs(StaffRole.Finance);
        var id = await BeginAsync(store, ("a.csv", "x"u8.ToArray()));

        store.SignInAs(StaffRole.Admin);
        Assert.IsType<NotFound>((await SendAsync(store, id, 1, "x"u8.ToArray())).Error);
        store.SignInAs(StaffRole.Finance);
        Assert.True((await SendAsync(store, id, 1, "x"u8.ToArray())).Succeeded);
        Assert.True((await Upload(store).QueueAsync(id, Cancellation)).Succeeded);
        Assert.IsType<NotFound>((await SendAsync(store, id, 1, "y"u8.ToArray())).Error);
    }

    [Theory, EachDatabase]
    public async Task ItIsForThoseWhoSettleEverywhere(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Editor })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await Upload(store).BeginAsync([new("a.csv", 1)], Cancellation)).Error);
            Assert.IsType<NotAllowed>((await SendAsync(store, 1, 1, [])).Error);
            Assert.IsType<NotAllowed>((await Upload(store).QueueAsync(1, Cancellation)).Error);
        }

        store.SignInAs(StaffRole.Finance, store.Given.Organization("Fjord"));
        Assert.IsType<NotAllowed>((await Upload(store).BeginAsync([new("a.csv", 1)], Cancellation)).Error);
        store.SignInAs(StaffRole.Finance);
        Assert.True((await Upload(store).BeginAsync([new("a.csv", 1)], Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task AStoppedSendingTakesNothingMore(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await BeginAsync(store, ("a.csv", Large));
        await SendAsync(store, id, 1, Large);

        await store.Service<ImportService>().CancelAsync(id, Cancellation);

        Assert.Empty(store.Open().ImportParts);
        Assert.IsType<NotFound>((await SendAsync(store, id, 1, Large)).Error);
    }

    [Theory, EachDatabase]
    public async Task APartThatHasGoneIsNoEndOfTheFile(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await BeginAsync(store, ("a.csv", Large));
        await SendAsync(store, id, 1, Large);
        await store.Open().ImportParts.Where(part => part.Number == 1).ExecuteDeleteAsync(Cancellation);

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(store, id, 1, Large.Length));
    }

    [Theory, EachDatabase]
    public async Task WhatNobodySendsOrDoesAnyMoreIsClearedAwayAndFaultsInTime(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var left = await BeginAsync(store, ("left.csv", Large));
        await SendAsync(store, left, 1, Large);
        var old = await BeginAsync(store, ("old.csv", Large));
        await using (var db = store.Open())
        {
            db.ImportFaults.Add(new() { ImportId = old, Number = 0, File = "old.csv", Line = 2, Code = "required" });
            await db.SaveChangesAsync(Cancellation);
            await db.InvoiceImports.Where(import => import.Id == old).ExecuteUpdateAsync(
                import => import.SetProperty(i => i.Status, ImportStatus.Done).SetProperty(i => i.EndedAt, store.Clock.UtcNow), Cancellation);
        }

        store.Clock.Advance(TimeSpan.FromDays(2));
        var fresh = await BeginAsync(store, ("fresh.csv", Large));
        await SendAsync(store, fresh, 1, Large);
        await new PurgeOfImports(store.Service<PortalStore>()).RunAsync(Cancellation);

        var imports = store.Service<ImportService>();
        Assert.Equal((ImportStatus.Failed, ImportEnds.Abandoned), await imports.FindAsync(left, Cancellation) is { } ended ? (ended.Status, ended.Fault) : default);
        Assert.Equal(ImportStatus.Receiving, (await imports.FindAsync(fresh, Cancellation))!.Status);
        Assert.Equal([fresh, fresh], await store.Open().ImportParts.Select(part => part.ImportId).ToListAsync(Cancellation));
        Assert.Single(store.Open().ImportFaults);

        store.Clock.Advance(TimeSpan.FromDays(90));
        await new PurgeOfImports(store.Service<PortalStore>()).RunAsync(Cancellation);
        Assert.Empty(store.Open().ImportFaults);
        Assert.NotNull(await imports.FindAsync(old, Cancellation));
    }

    private static ImportUpload Upload(TestStore store) => store.Service<ImportUpload>();

    private static async Task<long> BeginAsync(TestStore store, params (string Name, byte[] Content)[] files)
    {
        var begun = await Upload(store).BeginAsync([.. files.Select(file => new ImportFileInput(file.Name, file.Content.Length))], Cancellation);
        Assert.True(begun.Succeeded, begun.Error?.ToString());
        return begun.Value;
    }

    private static Task<Result<long>> SendAsync(TestStore store, long id, int number, byte[] content) =>
        Upload(store).ReceiveAsync(id, number, new MemoryStream(content), Cancellation);

    private static async Task<byte[]> ReadAsync(TestStore store, long id, int number, long bytes)
    {
        await using var stream = new ImportPartStream(store.Service<IDbContextFactory<PortalDb>>(), id, number, bytes);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancellation);
        return read.ToArray();
    }
}
