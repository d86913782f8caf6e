using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Changes;

/// <summary>What an operation did to one object, all its entries taken together.</summary>
internal sealed record UndoStep(string Type, string Id, string Action, IReadOnlyList<UndoField> Fields, IReadOnlyList<UndoPart> Parts)
{
    /// <summary>Whether the object went to the recycle bin, or came from there.</summary>
    public bool IsOfBin => Action is AuditActions.Deleted or AuditActions.Restored && Type is not (AuditObjectTypes.DeleteProtection or AuditObjectTypes.AddressCard);
}

internal sealed record UndoField(string Name, string? Before, string? After);

/// <summary>A role or product that the object got or lost.</summary>
internal sealed record UndoPart(string Field, string Value, bool WasAdded);

/// <summary>Reads from the trail what there is to take back.</summary>
internal static class UndoSteps
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private static readonly HashSet<string> Changeable =
        [AuditObjectTypes.Organization, AuditObjectTypes.Account, AuditObjectTypes.Contact, AuditObjectTypes.DeleteProtection, AuditObjectTypes.AddressCard];

    public static async Task<Result<IReadOnlyList<UndoStep>>> ReadAsync(PortalSession session, string operationId, CancellationToken cancellationToken)
    {
        var entries = await session.Db.AuditEntries.AsNoTracking()
            .Include(entry => entry.Changes)
            .Where(entry => entry.OperationId == operationId)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return new NotFound("operation");
        }

        if (entries.Exists(entry => entry.ActorId != session.Caller.Id) || entries[0].At < session.Now - Window || entries.Exists(IsErased))
        {
            return new NotUndoable();
        }

        var steps = entries.GroupBy(entry => (entry.ObjectType, entry.ObjectId)).Select(StepOf).ToList();
        return steps.TrueForAll(step => IsUndoable(step, steps)) ? steps : new NotUndoable();
    }

    private static bool IsErased(AuditEntry entry) => entry.Action == AuditActions.Erased || entry.Changes.Exists(change => change.Salt is null);

    /// <summary>What was made stays, but for what is as easily unmade: a protection, and the address card that followed an address.</summary>
    private static bool IsUndoable(UndoStep step, List<UndoStep> all) => Changeable.Contains(step.Type) && step.Action switch
    {
        AuditActions.Changed or AuditActions.Deleted or AuditActions.Restored => true,
        AuditActions.Created => step.Type is AuditObjectTypes.DeleteProtection
            || (step.Type is AuditObjectTypes.AddressCard && all.Exists(other => other is { Type: AuditObjectTypes.Organization, Action: AuditActions.Changed })),
        _ => false,
    };

    private static UndoStep StepOf(IGrouping<(string Type, string Id), AuditEntry> entries)
    {
        var changes = entries.SelectMany(entry => entry.Changes.OrderBy(change => change.Position)).ToList();
        var fields = changes.Where(change => !IsPart(change))
            .GroupBy(change => change.Field, (name, all) => new UndoField(name, all.First().OldValue, all.Last().NewValue))
            .Where(field => field.Before != field.After);
        var parts = changes.Where(IsPart)
            .GroupBy(change => (change.Field, Value: change.NewValue ?? change.OldValue!))
            .Where(part => part.Count() % 2 == 1)
            .Select(part => new UndoPart(part.Key.Field, part.Key.Value, part.Last().NewValue is not null));
        var action = entries.Select(entry => entry.Action).FirstOrDefault(action => action != AuditActions.Changed) ?? AuditActions.Changed;
        return new(entries.Key.Type, entries.Key.Id, action, [.. fields], [.. parts]);
    }

    private static bool IsPart(AuditChange change) => change.Field is "Roles" or "Products";
}
