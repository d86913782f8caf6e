using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

/// <summary>Several members of staff at once, on a store in a file, where each has a connection of their own.</summary>
public sealed class MovingAgainstEachOther
{
    private const int Rounds = 1_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_that_move_below_one_another_a_thousand_times_one_gets_through_each_time()
    {
        await using var store = TestStore.InFile();
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B");
        store.Given.Organization("Below A", a);
        store.Given.Organization("Below B", b);
        for (var round = 0; round < Rounds; round++)
        {
            var results = await Task.WhenAll(MoveAsync(store, a.PublicId, b.PublicId), MoveAsync(store, b.PublicId, a.PublicId));

            Assert.True(results.Count(result => result.Succeeded) == 1, $"Round {round}: {results[0].Error} {results[1].Error}");
            Assert.IsType<WouldCycle>(results.Single(result => !result.Succeeded).Error);
            if (round % 100 == 0)
            {
                await HierarchyChecks.SoundAsync(store);
            }

            Assert.True((await MoveAsync(store, results[0].Succeeded ? a.PublicId : b.PublicId, null)).Succeeded);
        }

        await HierarchyChecks.SoundAsync(store);
        Assert.Equal(2, await store.Open().Organizations.CountAsync(o => o.ParentId == null, Cancellation));
    }

    [Fact]
    public async Task Whatever_many_do_to_one_tree_at_once_it_stays_sound()
    {
        await using var store = TestStore.InFile();
        List<string> ids = [];
        Organization? parent = null;
        for (var depth = 0; depth < 8; depth++)
        {
            parent = store.Given.Organization($"Level {depth}", parent);
            ids.Add(parent.PublicId);
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(person => Task.Run(() => WorkAsync(store, ids, new Random(person)))));

        await HierarchyChecks.SoundAsync(store);
    }

    private static async Task WorkAsync(TestStore store, List<string> ids, Random random)
    {
        string Any() => ids[random.Next(ids.Count)];
        for (var step = 0; step < 40; step++)
        {
            await using var tab = store.NewScope();
            var (lifecycle, bin) = (tab.ServiceProvider.GetRequiredService<OrganizationLifecycleService>(), tab.ServiceProvider.GetRequiredService<OrganizationBinService>());
            _ = random.Next(5) switch
            {
                0 => (await lifecycle.CreateAsync(new() { Name = "Created", ParentId = Any() }, Cancellation)).Error,
                1 => (await bin.DeleteAsync(Any(), null, random.Next(2) == 0, null, false, Cancellation)).Error,
                2 => (await bin.RestoreAsync(Any(), false, Cancellation)).Error,
                _ => (await lifecycle.MoveAsync(Any(), null, random.Next(8) == 0 ? null : Any(), null, false, Cancellation)).Error,
            };
        }
    }

    private static Task<Result<Receipt>> MoveAsync(TestStore store, string id, string? parent) => Task.Run(async () =>
    {
        await using var tab = store.NewScope();
        return await tab.ServiceProvider.GetRequiredService<OrganizationLifecycleService>().MoveAsync(id, null, parent, null, false, Cancellation);
    });
}
