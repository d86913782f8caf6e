using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Accounts;

/// <summary>
/// Changes accounts, deletes them into the recycle bin and brings them back, as the caller may. A <c>version</c> is the one that the
/// change was made from, or null for whichever is stored; another one answers <see cref="Stale"/>.
/// </summary>
public sealed class AccountLifecycleService(PortalStore store, IOptions<RetentionSettings> retention)
{
    /// <summary>Gives the account another name.</summary>
    public Task<Result<Receipt>> ChangeAsync(string id, int? version, AccountChange input, bool dryRun, CancellationToken cancellationToken) =>
        WriteAsync(id, version, Right.Edit, "change_account", null, dryRun, (_, account) => Task.FromResult(Rename(account, input)), cancellationToken);

    /// <summary>Writes name and state in one; what disabling touches stands in the impact.</summary>
    public Task<Result<Receipt>> UpdateAsync(string id, int? version, AccountUpdate input, bool dryRun, CancellationToken cancellationToken) =>
        WriteAsync(id, version, Right.Edit, "change_account", null, dryRun, (session, account) => UpdateAsync(session, account, input, cancellationToken), cancellationToken);

    /// <summary>Writes some of the fields; the others stay as they are at that moment.</summary>
    public Task<Result<Receipt>> PatchAsync(string id, int? version, AccountPatch input, bool dryRun, CancellationToken cancellationToken) =>
        WriteAsync(id, version, Right.Edit, "change_account", null, dryRun, (session, account) => UpdateAsync(session, account, input.On(account), cancellationToken), cancellationToken);

    /// <summary>Enables the account or disables it; reversible at once. Disabling touches the products that its users have.</summary>
    public Task<Result<Receipt>> SetEnabledAsync(string id, int? version, bool enabled, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync(
        id,
        version,
        Right.Edit,
        enabled ? "enable_account" : "disable_account",
        reason,
        dryRun,
        (session, account) => SetEnabledAsync(session, account, enabled, cancellationToken),
        cancellationToken);

    /// <summary>Gives the account exactly these products. A child without its parent answers <see cref="MissingParentProduct"/>.</summary>
    /// <param name="products">Codes of the catalogue.</param>
    public Task<Result<Receipt>> SetProductsAsync(
        string id, int? version, IReadOnlyCollection<string> products, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync(
        id,
        version,
        Right.Edit,
        "change_account_products",
        reason,
        dryRun,
        (session, account) => ProductSet.ApplyAsync(session, account, products, cancellationToken),
        cancellationToken);

    /// <summary>
    /// Moves the account to another organisation; the caller must be Editor or Admin of both. Leaving a protection answers
    /// <see cref="NeedsApproval"/> where it takes a second member of staff.
    /// </summary>
    /// <param name="organizationId">The other organisation's public id.</param>
    public Task<Result<Receipt>> MoveAsync(string id, int? version, string organizationId, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync(
        id,
        version,
        Right.Edit,
        "move_account",
        reason,
        dryRun,
        async (session, account) =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            if (await session.Db.Organizations.SingleOrDefaultAsync(o => o.PublicId == organizationId, cancellationToken) is not { } destination)
            {
                return new InvalidInput([new("OrganizationId", "unknown_organization")]);
            }

            return await session.MayAsync(Right.Edit, destination.Id, cancellationToken)
                ? await AccountMoves.ApplyAsync(session, account, destination, protectionLifted: false, cancellationToken)
                : new NotAllowed("move_account");
        },
        cancellationToken);

    /// <summary>Deletes the account into the recycle bin; for Admins. A protection on it or above it answers <see cref="DeleteProtected"/>.</summary>
    public Task<Result<Receipt>> DeleteAsync(string id, int? version, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync(
        id,
        version,
        Right.Administer,
        "delete_account",
        reason,
        dryRun,
        async (session, account) =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            if (await ProtectionRules.ForbidDeletingAsync(session, account, cancellationToken) is { } forbidden)
            {
                return forbidden;
            }

            RecycleBin.Put(session, account);
            return await AccountImpact.OfDeletingAsync(session.Db, account, cancellationToken);
        },
        cancellationToken);

    /// <summary>
    /// Brings the account back as it was, with id, products and protection; for Admins. Answers <see cref="NotDeleted"/>,
    /// <see cref="RestoreWindowOver"/>, or <see cref="OrganizationDeleted"/> where its organisation has to come back first.
    /// </summary>
    public Task<Result<Receipt>> RestoreAsync(string id, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var found = await session.Db.Accounts.IgnoreQueryFilters([PortalDb.Live])
                .Include(a => a.Organization)
                .SingleOrDefaultAsync(a => a.PublicId == id, cancellationToken);
            return found is not { } account ? new NotFound("account")
                : !await session.MayAsync(Right.Administer, account.OrganizationId, cancellationToken) ? new NotAllowed("restore_account")
                : ForbidRestoring(account, session.Now) is { } forbidden ? forbidden
                : Restore(session, account);
        },
        dryRun,
        cancellationToken);

    private PortalError? ForbidRestoring(Account account, DateTime now) =>
        retention.Value.ForbidRestoring(account.DeletedAt, now)
        ?? (account.Organization is { DeletedAt: not null, PublicId: var organization } ? new OrganizationDeleted(organization) : null);

    private static Receipt Restore(PortalSession session, Account account)
    {
        RecycleBin.TakeOut(account);
        return new(account.PublicId, session.OperationId, Impact.None);
    }

    private static async Task<Result<Impact>> UpdateAsync(PortalSession session, Account account, AccountUpdate input, CancellationToken cancellationToken) =>
        Rename(account, input) is { Succeeded: false } refused ? refused : await SetEnabledAsync(session, account, input.Enabled, cancellationToken);

    private static async Task<Result<Impact>> SetEnabledAsync(PortalSession session, Account account, bool enabled, CancellationToken cancellationToken)
    {
        var isInterrupted = account.Enabled && !enabled;
        account.Enabled = enabled;
        return isInterrupted ? await AccountImpact.OfProductsAsync(session.Db, account, cancellationToken) : Impact.None;
    }

    private static Result<Impact> Rename(Account account, AccountChange input)
    {
        var faults = Input.TidyAndCheck(input);
        if (faults.Count > 0)
        {
            return new InvalidInput(faults);
        }

        account.Name = input.Name!;
        return Impact.None;
    }

    /// <summary>What every change of a live account has in common.</summary>
    private Task<Result<Receipt>> WriteAsync(
        string id,
        int? version,
        Right right,
        string action,
        string? reason,
        bool dryRun,
        Func<PortalSession, Account, Task<Result<Impact>>> change,
        CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            session.Reason = reason;
            var account = await session.Db.Accounts.SingleOrDefaultAsync(a => a.PublicId == id, cancellationToken);
            if (account is null)
            {
                return new NotFound("account");
            }

            if (!await session.MayAsync(right, account.OrganizationId, cancellationToken))
            {
                return new NotAllowed(action);
            }

            if (version is { } from && from != account.Version)
            {
                return new Stale("account");
            }

            var impact = await change(session, account);
            return impact.Succeeded ? new Receipt(account.PublicId, session.OperationId, impact.Value) : impact.Error;
        },
        dryRun,
        cancellationToken);
}
