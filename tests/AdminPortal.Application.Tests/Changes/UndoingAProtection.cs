using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Changes;

public sealed class UndoingAProtection
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_taken_away_or_put_back_as_far_as_one_person_may(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        var sandbox = store.Given.Account("Sandbox", fjord, a => a.IsSandbox = true);
        var production = store.Given.Account("Production", fjord);
        var protections = store.Service<ProtectionService>();
        var input = new ProtectionInput { Reason = "Audit", ReviewOn = new(2026, 5, 4) };

        var set = await protections.SetOnAccountAsync(sandbox.PublicId, null, input, false, Cancellation);
        Assert.Null((await UndoAsync(store, set)).Error);
        Assert.Empty(store.Open().Protections);

        await protections.SetOnAccountAsync(sandbox.PublicId, null, input, false, Cancellation);
        var lifted = await protections.LiftAsync(sandbox.PublicId, null, null, false, Cancellation);
        Assert.Null((await UndoAsync(store, lifted)).Error);
        var back = await store.Open().Protections.SingleAsync(Cancellation);
        Assert.Equal(("Audit", new DateOnly(2026, 5, 4), "Test Admin", (long?)sandbox.Id), (back.Reason, back.ReviewOn, back.SetByName, back.AccountId));

        var covering = await protections.SetOnAccountAsync(production.PublicId, null, input, false, Cancellation);
        Assert.IsType<NeedsApproval>((await UndoAsync(store, covering)).Error);
    }

    private static Task<Result<Receipt>> UndoAsync(TestStore store, Result<Receipt> done) => store.Service<UndoService>().UndoAsync(done.Value!.OperationId, Cancellation);
}
