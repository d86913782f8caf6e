using System.Security.Cryptography;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>
/// Who is signed in, kept in the store so that every instance knows when somebody no longer is. The host begins a session at a
/// sign-in and ends it at a sign-out; <see cref="PortalStore"/> asks for it on every operation.
/// </summary>
public sealed class StaffSessionService(IDbContextFactory<PortalDb> stores, TimeProvider clock)
{
    /// <summary>Each is a parameter, of which SQL Server takes 2,100.</summary>
    private const int MostAsked = 1000;

    /// <summary>Notes the person as they signed in just now, and begins a session of theirs; answers its id.</summary>
    /// <param name="userName">What they signed in by; null where the provider says nothing of it.</param>
    /// <param name="endsAt">UTC.</param>
    public async Task<string> BeginAsync(CallerIdentity person, string? userName, DateTime endsAt, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var member = new StaffMember
        {
            PersonId = person.Id,
            Name = person.Name,
            UserName = userName,
            SignInRoles = person.WrittenRoles,
            FirstSeenAt = now,
            LastSignInAt = now,
            AccessChangedAt = now,
        };
        if (!await RenewedAsync(db, member, cancellationToken))
        {
            await AddAsync(db, member, cancellationToken);
        }

        var session = new StaffSession { SessionId = RandomNumberGenerator.GetHexString(32, lowercase: true), PersonId = person.Id, BeganAt = now, EndsAt = endsAt };
        db.StaffSessions.Add(session);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.StaffSessions.Any(s => s.SessionId == session.SessionId))
        {
            // It was written, and the answer got lost.
        }

        return session.SessionId;
    }

    /// <summary>Ends a session; where it has ended already, or never was, that is well.</summary>
    public async Task EndAsync(string sessionId, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.StaffSessions.Where(s => s.SessionId == sessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellationToken);
        await db.StaffMembers.Where(m => db.StaffSessions.Any(s => s.SessionId == sessionId && s.PersonId == m.PersonId))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.AccessChangedAt, now), cancellationToken);
    }

    /// <summary>Whether the session is this person's and still goes on.</summary>
    public async Task<bool> GoesOnAsync(string sessionId, string personId, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.StaffSessions.AnyAsync(s => s.SessionId == sessionId && s.PersonId == personId && s.EndedAt == null && s.EndsAt > now, cancellationToken);
    }

    /// <summary>Of these sessions those that go on, each with <see cref="StaffMember.AccessChangedAt"/> of its person.</summary>
    public async Task<IReadOnlyDictionary<string, DateTime>> LookAsync(IReadOnlyList<string> sessionIds, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var found = new Dictionary<string, DateTime>();
        foreach (var some in sessionIds.Chunk(MostAsked))
        {
            var going = db.StaffSessions
                .Where(s => some.Contains(s.SessionId) && s.EndedAt == null && s.EndsAt > now)
                .Join(db.StaffMembers, s => s.PersonId, m => m.PersonId, (s, m) => new { s.SessionId, m.AccessChangedAt });
            await foreach (var session in going.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                found[session.SessionId] = session.AccessChangedAt;
            }
        }

        return found;
    }

    private static async Task<bool> RenewedAsync(PortalDb db, StaffMember member, CancellationToken cancellationToken) =>
        await db.StaffMembers.Where(m => m.PersonId == member.PersonId).ExecuteUpdateAsync(
            row => row
                .SetProperty(m => m.Name, member.Name)
                .SetProperty(m => m.NameSort, member.NameSort)
                .SetProperty(m => m.NameSearch, member.NameSearch)
                .SetProperty(m => m.UserName, member.UserName)
                .SetProperty(m => m.AccessChangedAt, m => m.SignInRoles == member.SignInRoles ? m.AccessChangedAt : member.AccessChangedAt)
                .SetProperty(m => m.SignInRoles, member.SignInRoles)
                .SetProperty(m => m.LastSignInAt, member.LastSignInAt),
            cancellationToken) > 0;

    private static async Task AddAsync(PortalDb db, StaffMember member, CancellationToken cancellationToken)
    {
        db.StaffMembers.Add(member);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same person may have signed in elsewhere a moment ago. What else was wrong is so once more.
            db.ChangeTracker.Clear();
            if (!await RenewedAsync(db, member, cancellationToken))
            {
                throw;
            }
        }
    }
}
