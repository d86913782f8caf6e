using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

/// <summary>Random sequences of what staff do to the hierarchy, beside a model of it that is a dictionary of parents.</summary>
public sealed class KeepingTheForest
{
    private const int Steps = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Random_sequences_leave_a_forest_and_a_closure_that_says_what_the_parents_say(int seed)
    {
        await using var store = new TestStore();
        var forest = new ModelForest(store, new(seed));
        for (var step = 0; step < Steps; step++)
        {
            await forest.StepAsync();
            await HierarchyChecks.SoundAsync(store);
            await forest.AgreesAsync();
        }

        Assert.Superset(new HashSet<string> { "created", "moved", "deleted", "restored" }, forest.Kinds);
    }

    [Theory, EachDatabase]
    public async Task A_sequence_on_each_database(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var forest = new ModelForest(store, new(4711));
        for (var step = 0; step < Steps; step++)
        {
            await forest.StepAsync();
            await HierarchyChecks.SoundAsync(store);
            await forest.AgreesAsync();
        }
    }

    /// <summary>What has been made, and what the services are expected to answer.</summary>
    private sealed class ModelForest(TestStore store, Random random)
    {
        private readonly Dictionary<string, Node> nodes = [];
        private int batches;

        public HashSet<string> Kinds { get; } = [];

        private OrganizationLifecycleService Lifecycle => store.Service<OrganizationLifecycleService>();

        private OrganizationBinService Bin => store.Service<OrganizationBinService>();

        private IEnumerable<Node> Organizations => nodes.Values.Where(node => !node.IsAccount);

        public async Task StepAsync()
        {
            switch (nodes.Count == 0 ? 0 : random.Next(12))
            {
                case < 3: await CreateAsync(); break;
                case 3: await CreateAccountAsync(); break;
                case < 8: await MoveAsync(); break;
                case < 10: await DeleteAsync(); break;
                default: await RestoreAsync(); break;
            }
        }

        /// <summary>The store holds what the model holds: parents, and what lives.</summary>
        public async Task AgreesAsync()
        {
            await using var db = store.Open();
            var organizations = db.Organizations.Select(o => new { o.PublicId, Parent = o.Parent!.PublicId }).ToList();
            Assert.Equal(
                Organizations.Where(node => node.Batch is null).Select(node => (node.Id, node.Parent)).Order(),
                organizations.Select(o => (o.PublicId, (string?)o.Parent)).Order());
            Assert.Equal(nodes.Values.Where(node => node.IsAccount && node.Batch is null).Select(node => node.Id).Order(), db.Accounts.Select(a => a.PublicId).ToList().Order());
        }

        private async Task CreateAsync()
        {
            var parent = random.Next(4) == 0 ? null : Any();
            var result = await Lifecycle.CreateAsync(new() { Name = "Organisation", ParentId = parent?.Id }, Cancellation);
            Assert.Equal(parent?.Batch is null, result.Succeeded);
            if (result.Succeeded)
            {
                nodes[result.Value] = new(result.Value, parent?.Id, false);
                Kinds.Add("created");
            }
        }

        private async Task CreateAccountAsync()
        {
            var parent = Any()!;
            var result = await store.Service<AccountService>().CreateAsync(
                new() { Name = "Account", OrganizationId = parent.Id, IsSandbox = false, Region = "EU", Cloud = "GCP" }, Cancellation);
            Assert.Equal(parent.Batch is null, result.Succeeded);
            if (result.Succeeded)
            {
                nodes[result.Value] = new(result.Value, parent.Id, true);
            }
        }

        private async Task MoveAsync()
        {
            var (node, parent) = (Any()!, random.Next(6) == 0 ? null : Any());
            var result = await Lifecycle.MoveAsync(node.Id, null, parent?.Id, null, false, Cancellation);
            var expected = node.Batch is not null ? typeof(NotFound)
                : parent?.Batch is not null ? typeof(InvalidInput)
                : parent is not null && Below(node).Contains(parent) ? typeof(WouldCycle)
                : null;
            Assert.Equal(expected, result.Error?.GetType());
            if (result.Succeeded)
            {
                node.Parent = parent?.Id;
                Kinds.Add("moved");
            }
        }

        private async Task DeleteAsync()
        {
            var (node, everything) = (Any()!, random.Next(2) == 0);
            var live = Below(node).Where(below => below.Batch is null).ToList();
            var result = await Bin.DeleteAsync(node.Id, null, everything, null, false, Cancellation);
            var expected = node.Batch is not null ? typeof(NotFound)
                : !everything && live.Count > 1 ? typeof(HasChildren)
                : null;
            Assert.Equal(expected, result.Error?.GetType());
            if (result.Succeeded)
            {
                var batch = ++batches;
                live.ForEach(below => below.Batch = batch);
                Assert.Equal(live.Count - 1, result.Value.Impact.Organizations.Count + result.Value.Impact.Accounts.Count);
                Kinds.Add("deleted");
            }
        }

        private async Task RestoreAsync()
        {
            var node = Any(deleted: random.Next(5) > 0) ?? Any()!;
            var result = await Bin.RestoreAsync(node.Id, false, Cancellation);
            var together = nodes.Values.Where(other => other.Batch is not null && other.Batch == node.Batch).ToList();
            var expected = node.Batch is null ? typeof(NotDeleted)
                : together.Exists(other => other.Parent is { } parent && nodes[parent].Batch is { } above && above != node.Batch) ? typeof(ParentDeleted)
                : null;
            Assert.Equal(expected, result.Error?.GetType());
            if (result.Succeeded)
            {
                together.ForEach(other => other.Batch = null);
                Kinds.Add("restored");
            }
        }

        private Node? Any(bool? deleted = null)
        {
            var some = Organizations.Where(node => deleted is null || (node.Batch is not null) == deleted).ToList();
            return some.Count == 0 ? null : some[random.Next(some.Count)];
        }

        private HashSet<Node> Below(Node node)
        {
            HashSet<Node> below = [node];
            while (nodes.Values.Where(other => other.Parent is { } parent && below.Contains(nodes[parent])).Any(below.Add))
            {
            }

            return below;
        }
    }

    private sealed class Node(string id, string? parent, bool isAccount)
    {
        public string Id => id;

        public string? Parent { get; set; } = parent;

        public bool IsAccount => isAccount;

        /// <summary>Which deletion took it; null while it lives.</summary>
        public int? Batch { get; set; }
    }
}
