using AdminPortal.Application.Data;
using AdminPortal.Application.Drafts;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>Removes what nobody comes back for: drafts, marks of presence, sessions, instances, and jobs that have ended. None of it is a customer's, so that the trail says nothing of it.</summary>
public sealed class PurgeOfLeftovers(PortalStore store) : IRecurringWork
{
    private const int DaysOfPresence = 1;
    private const int DaysOfJobs = 90;
    private const int DaysOfSessions = 30;
    private const int DaysOfInstances = 7;

    public string Name => "purge-leftovers";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancellationToken) => store.WriteAsync<int>(
        async session =>
        {
            var (db, now) = (session.Db, session.Now);
            var (drafts, presence, jobs) = (now - DraftService.Kept, now.AddDays(-DaysOfPresence), now.AddDays(-DaysOfJobs));
            var (sessions, instances) = (now.AddDays(-DaysOfSessions), now.AddDays(-DaysOfInstances));
            return await db.Drafts.IgnoreQueryFilters([PortalDb.Mine]).Where(draft => draft.SavedAt < drafts).ExecuteDeleteAsync(cancellationToken)
                + await db.StaffSessions.Where(session => session.EndsAt < sessions).ExecuteDeleteAsync(cancellationToken)
                + await db.Instances.Where(instance => instance.SeenAt < instances).ExecuteDeleteAsync(cancellationToken)
                + await db.PresenceMarks.Where(mark => mark.SeenAt < presence).ExecuteDeleteAsync(cancellationToken)
                + await db.Jobs.IgnoreQueryFilters([PortalDb.Mine]).Where(job => job.EndedAt < jobs).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);
}
