using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.SystemStates;

/// <summary>How something stands.</summary>
public enum Health
{
    Good,

    /// <summary>It works, and somebody should look after it.</summary>
    Attention,

    Bad,
}

/// <summary>The portal as whoever runs it wants to see it. Times are UTC.</summary>
public sealed record SystemState(
    DateTime At,
    StoreFacts Store,
    IReadOnlyList<InstanceFacts> Instances,
    QueueFacts Jobs,
    QueueFacts Imports,
    IReadOnlyList<RecurringFacts> Recurring,
    AuditFacts Audit,
    KeyFacts Keys,
    IReadOnlyList<ExpiringClient> Clients);

/// <param name="Milliseconds">From a question to the store to its answer.</param>
/// <param name="Bytes">Of the database; null where it is in memory.</param>
/// <param name="FreeBytes">Of the disk that a SQLite file is on.</param>
/// <param name="LastMigration">Applied last; null where the store has none.</param>
public sealed record StoreFacts(
    StoreProvider Provider, string Version, double Milliseconds, long? Bytes, long? FreeBytes, string? LastMigration, int PendingMigrations, StoreRows Rows)
{
    /// <summary>With less room than this a night's import may fill the disk.</summary>
    private const long LittleRoom = 1024L * 1024 * 1024;

    public Health Health => PendingMigrations > 0 || FreeBytes < LittleRoom / 10 ? Health.Bad
        : FreeBytes < LittleRoom || Milliseconds > 250 ? Health.Attention
        : Health.Good;
}

/// <summary>The highest number of each, which is cheap to ask for and never too low.</summary>
public sealed record StoreRows(long Organizations, long Accounts, long Contacts, long Invoices, long AuditEntries);

/// <param name="SecondsAhead">How far its clock is ahead of the reader's instance at least; 0 where nothing shows.</param>
public sealed record InstanceFacts(string Id, string Machine, string Version, DateTime StartedAt, DateTime SeenAt, int Circuits, bool IsStopping, int SecondsAhead, Health Health);

/// <param name="Failed">Within the last seven days.</param>
/// <param name="OldestWaiting">When the one that has waited longest was asked for.</param>
public sealed record QueueFacts(int Waiting, int Running, int Failed, DateTime? OldestWaiting, Health Health);

/// <param name="NextAt">When it is due; null while it runs.</param>
public sealed record RecurringFacts(string Name, DateTime? LastEndedAt, DateTime? NextAt, bool IsRunning, Health Health);

/// <param name="By">Who checked last, or "AdminPortal" for the portal itself.</param>
/// <param name="Entries">How many it found right.</param>
/// <param name="FaultyEntry">The first that is not as it was written; null where all are.</param>
public sealed record AuditFacts(DateTime? CheckedAt, string? By, long? Entries, long? FaultyEntry, AuditProgress? Progress, Health Health);

/// <param name="SigningSince">When the newest key of access tokens was made; null before the first token.</param>
public sealed record KeyFacts(int KeyRing, DateTime? KeyRingEndsAt, DateTime? SigningSince, DateTime? SigningEndsAt, Health Health);

/// <summary>A client of the API that stops working within thirty days.</summary>
public sealed record ExpiringClient(string ClientId, string Name, DateTime ExpiresAt);
