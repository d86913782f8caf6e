using System.Diagnostics;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Contacts;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>What has been acknowledged is there, and nothing is there by half, whenever the process is killed.</summary>
public sealed class KillingTheProcess
{
    private const int Kills = 8;
    private const int SavesBeforeEachKill = 25;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InTheMiddleOf200SavesLosesNoneAndHalvesNone()
    {
        await using var store = TestStore.InFile();
        var acknowledged = new HashSet<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await SaveUntilKilledAsync(store, acknowledged, TimeSpan.FromMilliseconds(kill));
            await EverythingIsWholeAsync(store, acknowledged);
        }

        Assert.True(acknowledged.Count >= Kills * SavesBeforeEachKill);
    }

    private static async Task SaveUntilKilledAsync(TestStore store, HashSet<string> acknowledged, TimeSpan intoTheNextSave)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AdminPortal.KilledWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [program, store.Settings.ConnectionString]) { RedirectStandardOutput = true })!;
        for (var saves = 0; saves < SavesBeforeEachKill; saves++)
        {
            acknowledged.Add(await writer.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("The writer ended by itself."));
        }

        // Right after an answer no writer is in the middle of anything.
        await Task.Delay(intoTheNextSave, Cancellation);
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync(Cancellation) is { } late)
        {
            // A line that was cut off by the kill is no acknowledgement.
            if (late.Length == acknowledged.First().Length)
            {
                acknowledged.Add(late);
            }
        }

        await writer.WaitForExitAsync(Cancellation);
    }

    private static async Task EverythingIsWholeAsync(TestStore store, HashSet<string> acknowledged)
    {
        await using var db = store.Open();
        var contacts = await db.Contacts.Include(c => c.Roles).ToListAsync(Cancellation);
        Assert.Empty(acknowledged.Except(contacts.Select(c => c.PublicId)));
        Assert.All(contacts, contact => Assert.Equal(Enum.GetValues<ContactRole>().Length, contact.Roles.Count));
        var entries = await db.AuditEntries.Include(entry => entry.Changes).ToListAsync(Cancellation);
        Assert.Equal(contacts.Select(c => c.PublicId).Order(), entries.Select(entry => entry.ObjectId).Order());
        Assert.All(entries, entry => Assert.Equal(Enum.GetValues<ContactRole>().Length, entry.Changes.Count(change => change.Field == "Roles")));
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }
}
