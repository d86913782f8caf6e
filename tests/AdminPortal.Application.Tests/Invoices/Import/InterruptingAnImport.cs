using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

public sealed class InterruptingAnImport
{
    private const int Invoices = 2_500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Somebody_stops_it_and_what_has_landed_stays(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        var files = Files(setting);
        var id = await setting.StartAsync(files);

        var outcome = (await setting.RunAsync(id, files, async _ => await setting.Store.Service<ImportService>().CancelAsync(id, Cancellation))).Value!;

        Assert.Equal((ImportStatus.Cancelled, 1_000), (outcome.Status, outcome.Created));
        Assert.Equal(1_000, await setting.Store.Open().Invoices.CountAsync(Cancellation));
        var stored = (await setting.Store.Service<ImportService>().FindAsync(id, Cancellation))!;
        Assert.Equal((ImportStatus.Cancelled, 1_000, false), (stored.Status, stored.Created, stored.IsCancelling));
        Assert.IsType<NotFound>((await setting.RunAsync(id, files)).Error);
    }

    [Theory, EachDatabase]
    public async Task One_that_died_begins_again_and_comes_to_the_same(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        await setting.ImportAsync(setting.Row("7"), setting.Row("8", "Signering", "Noe annet"), setting.Row("2499"));
        var files = Files(setting);
        var id = await setting.StartAsync(files);
        var batches = 0;
        await Assert.ThrowsAsync<IOException>(() => setting.RunAsync(id, files, _ => ++batches == 2 ? throw new IOException("gone") : Task.CompletedTask));
        var half = (await setting.Store.Service<ImportService>().FindAsync(id, Cancellation))!;
        Assert.Equal((ImportStatus.Running, 1_998, 1, 1), (half.Status, half.Created, half.Updated, half.Unchanged));

        var outcome = (await setting.RunAsync(id, files)).Value!;

        Assert.Equal((ImportStatus.Done, Invoices - 3, 1, 2, 0, Invoices), (outcome.Status, outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Refused, outcome.Lines));
        Assert.Equal(Invoices, await setting.Store.Open().InvoiceLines.CountAsync(Cancellation));
        var stored = (await setting.Store.Service<ImportService>().FindAsync(id, Cancellation))!;
        Assert.Equal((outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Lines, stored.TotalBytes), (stored.Created, stored.Updated, stored.Unchanged, stored.Lines, stored.ReadBytes));
    }

    [Fact]
    public async Task Two_at_once_do_not_get_in_each_others_way()
    {
        await using var setting = new ImportSetting(TestStore.InFile());
        var files = Files(setting);
        long[] ids = [await setting.StartAsync(files), await setting.StartAsync(files)];

        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(async () =>
        {
            await using var scope = setting.Store.NewScope();
            return (await scope.ServiceProvider.GetRequiredService<InvoiceImporter>().RunAsync(files, id, (_, _) => Task.CompletedTask, Cancellation)).Value!;
        })));

        Assert.All(outcomes, outcome => Assert.Equal((ImportStatus.Done, 0, Invoices), (outcome.Status, outcome.Updated, outcome.Created + outcome.Unchanged)));
        Assert.Equal(Invoices, outcomes.Sum(outcome => outcome.Created));
        Assert.Equal(Invoices, await setting.Store.Open().InvoiceLines.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Others_save_while_it_runs()
    {
        await using var setting = new ImportSetting(TestStore.InFile());
        var files = Files(setting);
        var id = await setting.StartAsync(files);
        var importing = Task.Run(() => setting.RunAsync(id, files), Cancellation);

        for (var count = 0; count < 10; count++)
        {
            await using var scope = setting.Store.NewScope();
            var saved = await scope.ServiceProvider.GetRequiredService<ContactService>().CreateAsync(new() { FirstName = "Ola", LastName = $"{count}", Email = "ola@fjord.no" }, Cancellation);
            Assert.True(saved.Succeeded);
        }

        Assert.Equal(Invoices, (await importing).Value!.Created);
    }

    [Fact]
    public async Task Stopping_the_instance_leaves_the_import_to_another_one()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var files = Files(setting);
        var id = await setting.StartAsync(files);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setting.Store.Service<InvoiceImporter>().RunAsync(files, id, (_, _) => stopping.CancelAsync(), stopping.Token));

        Assert.Equal(ImportStatus.Running, (await setting.Store.Service<ImportService>().FindAsync(id, Cancellation))!.Status);
    }

    [Theory]
    [InlineData(StaffRole.Viewer, false)]
    [InlineData(StaffRole.Editor, false)]
    [InlineData(StaffRole.Finance, true)]
    [InlineData(StaffRole.Admin, true)]
    public async Task Those_import_who_may_settle(StaffRole role, bool may)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var imports = setting.Store.Service<ImportService>();
        var waiting = await setting.StartAsync(Files(setting));
        setting.Store.SignInAs(role);

        var started = await imports.StartAsync([new("a.csv", 1)], Cancellation);
        var ran = await setting.RunAsync(waiting, Files(setting));
        var stopped = await imports.CancelAsync(waiting, Cancellation);

        Assert.Equal((may, may, may), (started.Succeeded, ran.Succeeded, stopped.Succeeded));
        PortalError?[] errors = [started.Error, ran.Error, stopped.Error];
        Assert.All(errors, error => Assert.Equal(may ? null : new NotAllowed("import_invoices"), error));
        Assert.NotEmpty((await imports.ListAsync(new(), Cancellation)).Items);
    }

    [Fact]
    public async Task A_grant_for_a_subtree_is_not_enough_and_shows_no_imports()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var imports = setting.Store.Service<ImportService>();
        var waiting = await setting.StartAsync(Files(setting));
        setting.Store.SignInAs(StaffRole.Finance, setting.Fjord);

        Assert.Equal(new NotAllowed("import_invoices"), (await imports.StartAsync([new("a.csv", 1)], Cancellation)).Error);
        Assert.Equal(new NotAllowed("import_invoices"), (await setting.RunAsync(waiting, Files(setting))).Error);
        Assert.Null(await imports.FindAsync(waiting, Cancellation));
        Assert.Empty((await setting.Store.Service<ImportFaultService>().ListAsync(waiting, null, new(), Cancellation)).Items);
        Assert.Empty((await imports.ListAsync(new(), Cancellation)).Items);
    }

    [Fact]
    public async Task One_that_waits_is_stopped_at_once_and_needs_files_to_begin()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var imports = setting.Store.Service<ImportService>();
        var id = await setting.StartAsync(Files(setting));

        var stopped = (await imports.CancelAsync(id, Cancellation)).Value!;

        Assert.Equal((ImportStatus.Cancelled, true, false), (stopped.Status, stopped.HasEnded, stopped.IsCancelling));
        Assert.IsType<NotFound>((await imports.CancelAsync(99, Cancellation)).Error);
        Assert.IsType<InvalidInput>((await imports.StartAsync([], Cancellation)).Error);
        Assert.IsType<InvalidInput>((await imports.StartAsync([new(" ", 1)], Cancellation)).Error);
    }

    private static ImportSource[] Files(ImportSetting setting) =>
        [ImportSetting.Source("a.csv", string.Join('\n', Enumerable.Range(1, Invoices).Select(number => setting.Row($"{number}")).Prepend(ImportSetting.Head)))];
}
