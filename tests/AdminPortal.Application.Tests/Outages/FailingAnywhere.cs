using System.Text;
using AdminPortal.Application.Audit;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>
/// Every write of the services, with a fault at each of its commands, at its commit and right after it: all of it stands or nothing does,
/// and a store that tries again does it once.
/// </summary>
public sealed class FailingAnywhere
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task AtSomeCommandsNothingIsHalfDoneOrDoneTwice(bool retries) => NothingIsHalfDoneAsync(retries, count => new[] { 1, (count / 2) + 1, count }.Where(nth => nth >= 1).Distinct());

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public Task AtEveryCommandNothingIsHalfDoneOrDoneTwice(bool retries) => NothingIsHalfDoneAsync(retries, count => Enumerable.Range(1, count));

    private static async Task NothingIsHalfDoneAsync(bool retries, Func<int, IEnumerable<int>> chosen)
    {
        await using var world = await FaultWorld.MakeAsync(retries);
        var run = new Run(world, retries, chosen);
        foreach (var write in RepresentativeWrites.All)
        {
            await run.TryAsync(write);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{RepresentativeWrites.All.Count} writes of {run.Commands} commands, {run.Injected} faults");
        Faults.None(run.Found);
    }

    private sealed class Run(FaultWorld world, bool retries, Func<int, IEnumerable<int>> chosen)
    {
        private static readonly Func<Exception> Permanent = () => SqlErrors.Of(SqlErrors.OfStatement);
        private static readonly Func<Exception> Passing = () => SqlErrors.Of(SqlErrors.Passing);

        public List<string> Found { get; } = [];

        public int Injected { get; private set; }

        public int Commands { get; private set; }

        public async Task TryAsync(RepresentativeWrite write)
        {
            world.Restore();
            var before = world.Dump();
            if (await RunAsync(write) is { } refused)
            {
                Found.Add($"{write.Name} does not even work: {refused}");
                return;
            }

            var (commands, commits, after) = (world.Faults.Commands, world.Faults.Commits, world.Dump());
            Commands += commands;
            if (before.SequenceEqual(after) && write.Name is not "purge leftovers")
            {
                Found.Add($"{write.Name} changes nothing");
            }

            var ofCommands = chosen(commands).Select(nth => (FaultPlace.Command, nth));
            var ofCommits = Enumerable.Range(1, commits).SelectMany(nth => new[] { (FaultPlace.BeforeCommit, nth), (FaultPlace.AfterCommit, nth) });
            foreach (var (place, nth) in ofCommands.Concat(ofCommits))
            {
                await StrikeAsync(write, place, nth, before, after);
            }
        }

        /// <summary>The fault is one that stays, where nobody tries again, and one that passes where the store does.</summary>
        private async Task StrikeAsync(RepresentativeWrite write, FaultPlace place, int nth, List<string> before, List<string> after)
        {
            world.Restore();
            world.Faults.Strike(place, nth, retries ? Passing : Permanent);
            var fault = await RunAsync(write);
            var (struck, dump) = (world.Faults.Struck, world.Dump());
            world.Faults.Over();
            if (struck == 0)
            {
                // A commit that is a command's own has no moment before it.
                return;
            }

            Injected++;
            var at = $"{write.Name}, {place} {nth}";
            if (retries)
            {
                Note(at, fault, StoreDump.Difference(write.MayBeLost && dump.SequenceEqual(before) ? before : after, dump));
            }
            else if (!write.InSteps)
            {
                Note(at, null, StoreDump.Difference(place is FaultPlace.AfterCommit ? after : before, dump));
            }

            if (!retries && place is not FaultPlace.AfterCommit)
            {
                Note($"{at}, asked for again", await RunAsync(write), StoreDump.Difference(after, world.Dump()));
            }

            if ((await world.Store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault is { } broken)
            {
                Found.Add($"{at}: the trail is broken at {broken.Sequence}");
            }
        }

        private void Note(string at, Exception? fault, string difference)
        {
            if (fault is not null || difference.Length > 0)
            {
                Found.Add(new StringBuilder(at).Append(": ").Append(fault?.GetBaseException()).Append(' ').Append(difference).ToString());
            }
        }

        private async Task<Exception?> RunAsync(RepresentativeWrite write)
        {
            await using var scope = world.Store.NewScope();
            try
            {
                await write.Run(scope.ServiceProvider, world);
                return null;
            }
            catch (Exception fault)
            {
                return fault;
            }
        }
    }
}
