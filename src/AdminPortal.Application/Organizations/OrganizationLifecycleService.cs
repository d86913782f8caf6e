using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Creates, changes and moves organisations, as the caller may.</summary>
public sealed class OrganizationLifecycleService(PortalStore store, IPublicIds ids)
{
    private const int ShortestNumber = 5;
    private const int MostNamesakes = 20;

    /// <summary>What the form of a new organisation begins with; null where the caller sees no such parent.</summary>
    public async Task<OrganizationStart?> StartAsync(string? parentId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var mayMakeRoot = session.Caller.MayEverywhere(Right.Administer);
        if (parentId is null)
        {
            return new([], session.Caller.MaySomewhere(Right.Edit), mayMakeRoot);
        }

        var parent = await OrganizationTreeService.KeyOfAsync(session.Db, parentId, cancellationToken);
        return parent is null ? null : new(
            await OrganizationTreeService.PathOf(session.Db, parentId).ToListAsync(cancellationToken),
            await session.MayAsync(Right.Edit, parent, cancellationToken),
            mayMakeRoot);
    }

    /// <summary>Creates an organisation and answers its id. Under a parent it takes an Editor there; a root is made by an unrestricted Admin.</summary>
    public Task<Result<string>> CreateAsync(OrganizationInput input, CancellationToken cancellationToken) => CreateAsync(input, needsParent: false, cancellationToken);

    /// <summary>The same where it makes no roots: a parent has to be named.</summary>
    public Task<Result<string>> CreateBelowAsync(OrganizationInput input, CancellationToken cancellationToken) => CreateAsync(input, needsParent: true, cancellationToken);

    /// <summary>Replaces all of an organisation's facts; its parent stays.</summary>
    /// <param name="version">The version that the change was made from, or null for whichever is stored; another one answers <see cref="Stale"/>.</param>
    public Task<Result<Receipt>> ChangeAsync(string id, int? version, OrganizationInput input, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            var db = session.Db;
            var faults = OrganizationFields.Check(input);
            var organization = await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == id, cancellationToken);
            if (organization is null)
            {
                return new NotFound("organization");
            }

            if (!await session.MayAsync(Right.Edit, organization.Id, cancellationToken))
            {
                return new NotAllowed("change_organization");
            }

            var contact = await OrganizationFields.BillingContactAsync(db, input, faults, cancellationToken);
            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            if (version is not null && version != organization.Version)
            {
                return new Stale("organization");
            }

            var changed = await ChangeAsync(session, organization, input, contact, null, cancellationToken);
            return changed.Succeeded ? new Receipt(organization.PublicId, session.OperationId, changed.Value) : changed.Error;
        },
        dryRun,
        cancellationToken);

    /// <summary>
    /// Changes of an organisation what was sent, and moves it with everything below it where another parent was: all of it or nothing.
    /// Answers what <see cref="ChangeAsync(string, int?, OrganizationInput, bool, CancellationToken)"/> and <see cref="MoveAsync"/> do; without a
    /// parent it leaves a root, and makes none.
    /// </summary>
    /// <param name="sent">The properties of <paramref name="input"/> that count; null for all of them.</param>
    public Task<Result<Receipt>> UpdateAsync(string id, int? version, OrganizationInput input, IReadOnlyCollection<string>? sent, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            var db = session.Db;
            var namesParent = sent?.Contains(nameof(input.ParentId)) != false;
            if (namesParent)
            {
                await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            }

            if (await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == id, cancellationToken) is not { } organization)
            {
                return new NotFound("organization");
            }

            if (!await session.MayAsync(Right.Edit, organization.Id, cancellationToken))
            {
                return new NotAllowed("change_organization");
            }

            var merged = OrganizationFields.Merge(input, organization, sent, out var faults);
            var parent = namesParent ? await OrganizationFields.NewParentAsync(db, merged, organization, faults, cancellationToken) : null;
            var contact = sent?.Contains(nameof(input.BillingContactId)) == false
                ? organization.BillingContactId
                : await OrganizationFields.BillingContactAsync(db, merged, faults, cancellationToken);
            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            if (parent is not null && !await MayPlaceAsync(session, parent.Id, cancellationToken))
            {
                return new NotAllowed("move_organization");
            }

            if (version is not null && version != organization.Version)
            {
                return new Stale("organization");
            }

            var changed = await ChangeAsync(session, organization, merged, contact, parent, cancellationToken);
            return changed.Succeeded ? new Receipt(organization.PublicId, session.OperationId, changed.Value) : changed.Error;
        },
        cancellationToken);

    /// <summary>
    /// Moves an organisation with everything below it. It takes an Editor of the organisation and of the new parent; only an
    /// unrestricted Admin makes it a root. Answers <see cref="WouldCycle"/>, or <see cref="Protections.NeedsApproval"/> where it leaves a protection.
    /// </summary>
    /// <param name="newParentId">The new parent's public id; null makes it a root.</param>
    public Task<Result<Receipt>> MoveAsync(string id, int? version, string? newParentId, string? reason, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            var db = session.Db;
            session.Reason = reason;
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var organization = await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == id, cancellationToken);
            if (organization is null)
            {
                return new NotFound("organization");
            }

            var parent = newParentId is null ? null : await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == newParentId, cancellationToken);
            if (newParentId is not null && parent is null)
            {
                return new InvalidInput([new(nameof(OrganizationInput.ParentId), "unknown_organization")]);
            }

            if (!await session.MayAsync(Right.Edit, organization.Id, cancellationToken) || !await MayPlaceAsync(session, parent?.Id, cancellationToken))
            {
                return new NotAllowed("move_organization");
            }

            if (version is not null && version != organization.Version)
            {
                return new Stale("organization");
            }

            var moved = await OrganizationMoves.ApplyAsync(session, organization, parent, protectionLifted: false, cancellationToken);
            return moved.Succeeded ? new Receipt(organization.PublicId, session.OperationId, moved.Value) : moved.Error;
        },
        dryRun,
        cancellationToken);

    /// <summary>Live organisations with the same organisation number in any spacing, the oldest first; <paramref name="exceptId"/> is not among them.</summary>
    public async Task<IReadOnlyList<OrganizationLink>> WithSameNumberAsync(string number, string? exceptId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var digits = SearchText.Digits(number) is { Length: >= ShortestNumber } typed ? typed : null;
        return await session.Db.Organizations
            .Where(o => o.EntityDigits == digits && o.PublicId != exceptId)
            .OrderBy(o => o.Id)
            .Take(MostNamesakes)
            .Select(o => new OrganizationLink(o.PublicId, o.Name))
            .ToListAsync(cancellationToken);
    }

    private Task<Result<string>> CreateAsync(OrganizationInput input, bool needsParent, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            var db = session.Db;
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var faults = OrganizationFields.Check(input);
            var parent = await OrganizationTreeService.KeyOfAsync(db, input.ParentId, cancellationToken);
            if (parent is null && (needsParent || input.ParentId is not null))
            {
                faults.Add(new(nameof(input.ParentId), input.ParentId is null ? "required" : "unknown_organization"));
            }

            var contact = await OrganizationFields.BillingContactAsync(db, input, faults, cancellationToken);
            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            if (!await MayPlaceAsync(session, parent, cancellationToken))
            {
                return new NotAllowed("create_organization");
            }

            var organization = new Organization { PublicId = ids.NewOrganization(), Name = input.Name!, ParentId = parent, BillingContactId = contact };
            OrganizationFields.Write(organization, input);
            db.Organizations.Add(organization);
            await session.FlushAsync(cancellationToken);
            await ClosureRows.AddAsync(db, organization.Id, parent, cancellationToken);
            await AddressCardUpkeep.FollowAsync(db, ids, organization, null, cancellationToken);
            return organization.PublicId;
        },
        cancellationToken);

    /// <param name="parent">Where it moves; null where it stays.</param>
    private async Task<Result<Impact>> ChangeAsync(
        PortalSession session, Organization organization, OrganizationInput input, long? contact, Organization? parent, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var recipients = await RecipientChanges.BeforeAsync(db, [organization.Id], cancellationToken);
        var (address, terms) = (OrganizationFields.AddressOf(organization), DueDates.TermsOf(organization));
        OrganizationFields.Write(organization, input);
        // One does not take away what one does not see: a billing contact outside the grant, or in the recycle bin.
        if (contact is not null || await db.Contacts.AnyAsync(c => c.Id == organization.BillingContactId, cancellationToken))
        {
            organization.BillingContactId = contact;
        }

        await AddressCardUpkeep.FollowAsync(db, ids, organization, address, cancellationToken);
        var moved = parent is null ? Impact.None : await OrganizationMoves.ApplyAsync(session, organization, parent, protectionLifted: false, cancellationToken);
        if (!moved.Succeeded)
        {
            return moved.Error;
        }

        await session.FlushAsync(cancellationToken);
        await DueDates.FollowAsync(db, organization, terms, cancellationToken);
        return moved.Value with { Recipients = await recipients.AfterAsync(cancellationToken) };
    }

    private static async Task<bool> MayPlaceAsync(PortalSession session, long? parent, CancellationToken cancellationToken) => parent is null
        ? session.Caller.MayEverywhere(Right.Administer)
        : await session.MayAsync(Right.Edit, parent, cancellationToken);
}
