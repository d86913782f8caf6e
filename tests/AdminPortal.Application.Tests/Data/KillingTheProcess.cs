using System.Diagnostics;
using System.Text;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Contacts;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>What has been acknowledged is there, once, and nothing is there by half, whenever the process is killed.</summary>
public sealed class KillingTheProcess
{
    private const int WritesBeforeEachKill = 25;

    private static readonly string[] OfAnAccount = ["created", "deleted"];
    private static readonly string[] OfAnOrganization = ["created", "changed"];
    private static readonly string[] OfAContact = ["created"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task FourTimesInTheMiddleOfWritesLosesNoneAndHalvesNone() => NothingIsLostAsync(4);

    [Fact(Explicit = true)]
    public Task TwoHundredTimesInTheMiddleOfWritesLosesNoneAndHalvesNone() => NothingIsLostAsync(200);

    [Fact]
    public Task OfTwoProcessesThatWriteAtOnceNoneFails() => NoneFailsAsync(20);

    [Fact(Explicit = true)]
    public Task OfTwoProcessesThatWriteAtOnceForLongNoneFails() => NoneFailsAsync(2_000);

    /// <summary>A writer ends by itself where a write of it fails.</summary>
    private static async Task NoneFailsAsync(int writes)
    {
        await using var store = TestStore.InFile();
        var organizations = new[] { store.Given.Organization("One").PublicId, store.Given.Organization("Other").PublicId };
        var acknowledged = new Dictionary<string, string[]>();
        using var first = StartWriter(store, organizations);
        using var second = StartWriter(store, organizations);
        var watch = Stopwatch.StartNew();
        var longest = await Task.WhenAll(ReadAsync(first), ReadAsync(second));
        var took = watch.Elapsed;
        await KillAsync(first, acknowledged);
        await KillAsync(second, acknowledged);

        await EverythingIsWholeAsync(store, acknowledged);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{acknowledged.Count} writes of eight writers in two processes in {took.TotalSeconds:0.0} s, none failed; none heard of for {longest.Max().TotalSeconds:0.0} s at the longest");

        async Task<TimeSpan> ReadAsync(Process writer)
        {
            var (pause, last) = (TimeSpan.Zero, watch.Elapsed);
            for (var count = 0; count < writes; count++)
            {
                var line = await writer.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("A write failed.");
                lock (acknowledged)
                {
                    Acknowledge(line, acknowledged);
                }

                (pause, last) = (watch.Elapsed - last > pause && count > 0 ? watch.Elapsed - last : pause, watch.Elapsed);
            }

            return pause;
        }
    }

    private static async Task NothingIsLostAsync(int kills)
    {
        await using var store = TestStore.InFile();
        var (one, other) = (store.Given.Organization("One"), store.Given.Organization("Other"));
        var acknowledged = new Dictionary<string, string[]>();
        for (var kill = 0; kill < kills; kill++)
        {
            await WriteUntilKilledAsync(store, [one.PublicId, other.PublicId], acknowledged, TimeSpan.FromMilliseconds(kill % 20));
            // Looking at everything takes longer with every kill.
            if (kill < 4 || kill % 20 == 0 || kill == kills - 1)
            {
                await EverythingIsWholeAsync(store, acknowledged);
            }
        }

        await using var db = store.Open();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills, {acknowledged.Count} writes acknowledged and there, {await db.AuditEntries.CountAsync(Cancellation)} entries of the trail whole");
        Assert.True(acknowledged.Count >= kills * WritesBeforeEachKill);
    }

    private static async Task WriteUntilKilledAsync(TestStore store, string[] organizations, Dictionary<string, string[]> acknowledged, TimeSpan intoTheNextWrite)
    {
        using var writer = StartWriter(store, organizations);
        for (var writes = 0; writes < WritesBeforeEachKill; writes++)
        {
            Acknowledge(await writer.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("The writer ended by itself."), acknowledged);
        }

        // Right after an answer no writer is in the middle of anything.
        await Task.Delay(intoTheNextWrite, Cancellation);
        await KillAsync(writer, acknowledged);
    }

    private static Process StartWriter(TestStore store, string[] organizations)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AdminPortal.KilledWriter.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, store.Settings.ConnectionString, .. organizations]) { RedirectStandardOutput = true })!;
    }

    private static async Task KillAsync(Process writer, Dictionary<string, string[]> acknowledged)
    {
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync(Cancellation) is { } late)
        {
            Acknowledge(late, acknowledged);
        }

        await writer.WaitForExitAsync(Cancellation);
    }

    /// <summary>A line that was cut off by the kill is no acknowledgement.</summary>
    private static void Acknowledge(string line, Dictionary<string, string[]> acknowledged)
    {
        if (line.EndsWith(" .", StringComparison.Ordinal))
        {
            var words = line.Split(' ');
            acknowledged.Add(words[1], words[..^1]);
        }
    }

    private static async Task EverythingIsWholeAsync(TestStore store, Dictionary<string, string[]> acknowledged)
    {
        await using var db = store.Open();
        Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA quick_check").ToListAsync(Cancellation));
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
        var trail = (await db.AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => new { entry.ObjectId, entry.Action }).ToListAsync(Cancellation))
            .ToLookup(entry => entry.ObjectId, entry => entry.Action);
        var written = await WrittenAsync(db);
        // Each object with its entries, and no entry without its object: killed between two writes of one, it has those of the first.
        Assert.Equal(written.Keys.Order(), trail.Select(entries => entries.Key).Order());
        foreach (var (id, actions) in written)
        {
            Assert.Equal(actions, trail[id]);
        }

        foreach (var (id, said) in acknowledged)
        {
            Assert.Equal(said[0] switch { "moved" => OfAnOrganization, "deleted" => OfAnAccount, _ => OfAContact }, written.GetValueOrDefault(id));
        }

        var answers = await db.IdempotentCalls.ToDictionaryAsync(call => call.Key, Cancellation);
        foreach (var (id, said) in acknowledged.Where(one => one.Value[0] == "key"))
        {
            Assert.Equal(id, Encoding.UTF8.GetString(answers[said[2]].Body!));
        }

        await TheClosureFollowsTheParentsAsync(db);
    }

    /// <summary>What the objects themselves say was done to them.</summary>
    private static async Task<Dictionary<string, string[]>> WrittenAsync(Application.Data.PortalDb db)
    {
        var contacts = await db.Contacts.Include(contact => contact.Roles).ToListAsync(Cancellation);
        Assert.All(contacts, contact => Assert.Equal(Enum.GetValues<ContactRole>().Length, contact.Roles.Count));
        var accounts = await db.Accounts.IgnoreQueryFilters().Select(account => new { account.PublicId, account.DeletedAt }).ToListAsync(Cancellation);
        var organizations = await db.Organizations.Where(o => o.ParentId != null).Select(o => new { o.PublicId, o.Parent!.Name }).ToListAsync(Cancellation);
        return contacts.Select(contact => (contact.PublicId, OfAContact))
            .Concat(accounts.Select(account => (account.PublicId, account.DeletedAt is null ? OfAnAccount[..1] : OfAnAccount)))
            .Concat(organizations.Select(organization => (organization.PublicId, organization.Name == "One" ? OfAnOrganization[..1] : OfAnOrganization)))
            .ToDictionary(one => one.PublicId, one => one.Item2);
    }

    private static async Task TheClosureFollowsTheParentsAsync(Application.Data.PortalDb db)
    {
        var parents = await db.Organizations.IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, o => o.ParentId, Cancellation);
        var expected = parents.Keys.SelectMany(id => Above(id).Select((ancestor, depth) => (id, ancestor, depth))).Order();
        var links = await db.Closure.Select(link => new { link.DescendantId, link.AncestorId, link.Depth }).ToListAsync(Cancellation);
        Assert.Equal(expected, links.Select(link => (link.DescendantId, link.AncestorId, link.Depth)).Order());

        IEnumerable<long> Above(long id)
        {
            for (long? at = id; at is { } here; at = parents[here])
            {
                yield return here;
            }
        }
    }
}
