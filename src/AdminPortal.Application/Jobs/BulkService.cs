using System.Text.Json;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Application.Jobs;

/// <summary>Changes many objects at once: tries it, and starts the job that does it.</summary>
public sealed class BulkService(PortalStore store, IServiceScopeFactory scopes)
{
    /// <summary>Rows written at a time.</summary>
    private const int Chunk = 1_000;

    /// <summary>What the change would do now: each object is tried and taken back, up to <see cref="BulkPreview.MostTried"/> of them.</summary>
    public async Task<Result<BulkPreview>> PreviewAsync(BulkRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var (error, ids) = await ChooseAsync(session, request, cancellationToken);
        if (error is not null)
        {
            return error;
        }

        return ids.Count > BulkPreview.MostTried
            ? new BulkPreview(ids.Count, false, 0, 0, [], [])
            : await TryAsync(session, request, ids, cancellationToken);
    }

    /// <summary>Queues the job, which changes the objects that match now, and answers the job's id. The caller then owns it.</summary>
    public Task<Result<long>> StartAsync(BulkRequest request, CancellationToken cancellationToken) => store.WriteAsync<long>(
        async session =>
        {
            var (error, ids) = await ChooseAsync(session, request, cancellationToken);
            if (error is not null)
            {
                return error;
            }

            var owner = session.Caller.Identity;
            var job = new Job
            {
                Kind = request.Kind!.Value.Code(),
                Parameters = JsonSerializer.Serialize(ParametersOf(request)),
                Status = JobStatus.Queued,
                OwnerId = owner.Id,
                OwnerName = owner.Name,
                OwnerRoles = owner.WrittenRoles,
                Total = ids.Count,
                CreatedAt = session.Now,
            };
            session.Db.Jobs.Add(job);
            await session.FlushAsync(cancellationToken);
            foreach (var chunk in ids.Index().Chunk(Chunk))
            {
                session.Db.ChangeTracker.Clear();
                session.Db.JobRows.AddRange(chunk.Select(row => new JobRow
                {
                    JobId = job.Id,
                    Position = row.Index,
                    ObjectId = row.Item,
                    Status = JobRowStatus.Waiting,
                }));
                await session.FlushAsync(cancellationToken);
            }

            return job.Id;
        },
        cancellationToken);

    private static async Task<(PortalError? Error, IReadOnlyList<string> Ids)> ChooseAsync(
        PortalSession session, BulkRequest request, CancellationToken cancellationToken)
    {
        if (await BulkRules.ForbidAsync(session, request, cancellationToken) is { } error)
        {
            return (error, []);
        }

        var ids = await BulkObjects.IdsAsync(session.Db, request, cancellationToken);
        return ids.Count > BulkRequest.MostMatching ? (new TooManyForAJob(BulkRequest.MostMatching), []) : (null, ids);
    }

    private static BulkParameters ParametersOf(BulkRequest request) => new(request.Product, request.WithChildren, request.Role, request.Reason, request.ReviewOn);

    private async Task<BulkPreview> TryAsync(PortalSession session, BulkRequest request, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var (kind, parameters) = (request.Kind!.Value, ParametersOf(request));
        await using var scope = scopes.CreateAsyncScope();
        var acting = scope.ServiceProvider.GetRequiredService<CallerScope>();
        acting.ActsAs = session.Caller.Identity;
        var change = scope.ServiceProvider.GetRequiredService<BulkChange>();
        var changed = 0;
        var refused = new List<JobRowResult>();
        foreach (var (index, id) in ids.Index())
        {
            acting.LastChanged = 0;
            var result = await change.ApplyAsync(kind, parameters, id, dryRun: true, cancellationToken);
            if (!result.Succeeded)
            {
                refused.Add(new(index + 1, id, null, JobRowStatus.Refused, Refusals.CodeOf(result.Error)));
            }
            else if (acting.LastChanged > 0)
            {
                changed++;
            }
        }

        var first = refused.Take(BulkPreview.MostShown).ToList();
        var names = await BulkObjects.NamesAsync(session.Db, kind, [.. first.Select(row => row.ObjectId)], cancellationToken);
        return new(
            ids.Count,
            true,
            changed,
            ids.Count - changed - refused.Count,
            [.. refused.CountBy(row => row.Reason!).OrderByDescending(reason => reason.Value).Select(reason => new RefusalCount(reason.Key, reason.Value))],
            [.. first.Select(row => row with { Name = names.GetValueOrDefault(row.ObjectId) })]);
    }
}
