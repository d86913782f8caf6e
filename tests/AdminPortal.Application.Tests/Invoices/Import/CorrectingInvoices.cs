using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

public sealed class CorrectingInvoices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_same_file_again_changes_nothing(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        string[] rows = [setting.Row("1"), setting.Row("2"), setting.Row("2"), setting.Row("3", "Fjord AS", "Navn som fakturert")];
        await setting.ImportAsync(rows);
        var before = await setting.InvoiceAsync("2");
        setting.Store.Clock.Advance(TimeSpan.FromDays(1));

        var again = await setting.ImportAsync(rows);

        Assert.Equal((0, 0, 3, 0, 4), (again.Created, again.Updated, again.Unchanged, again.Refused, again.Lines));
        var after = (await setting.InvoiceAsync("2"))!;
        Assert.Equal((1, again.ImportId), (after.Version, after.ImportId));
        Assert.Equal(before!.Lines.Select(line => (line.LineNumber, line.LineAmount)), after.Lines.Select(line => (line.LineNumber, line.LineAmount)));
        Assert.Equal(["invoice_import", "invoice_import"], setting.Store.Open().AuditEntries.Select(entry => entry.ObjectType));
    }

    [Theory, EachDatabase]
    public async Task A_correction_is_written_and_stands_in_the_trail_field_by_field(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        await setting.ImportAsync(setting.Row("1"), setting.Row("2"), setting.Row("2", "A-1", "A-2"), setting.Row("2", "A-1", "A-3"));
        setting.Store.Clock.Advance(TimeSpan.FromDays(3));

        var outcome = await setting.ImportAsync(
            setting.Row("1"),
            setting.Row("2", "NOK;125,00", "NOK;250,00").Replace("false", "true", StringComparison.Ordinal),
            setting.Row("2", "A-1;Signering;1;100,00;100,00", "A-2;Signering;1;100,00;200,00").Replace("NOK;125,00", ";", StringComparison.Ordinal).Replace("false", "", StringComparison.Ordinal));

        Assert.Equal((0, 1, 1, 3), (outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Lines));
        var invoice = (await setting.InvoiceAsync("2"))!;
        Assert.Equal((2, 250m, true, setting.Store.Clock.UtcNow), (invoice.Version, invoice.TotalInvoiceAmount, invoice.Settled, invoice.SettledSeenAt));
        Assert.Equal([100m, 200m], invoice.Lines.Select(line => line.LineAmount));
        Assert.Equal(FindingSet.Tax | FindingSet.Total | FindingSet.Evidence | FindingSet.PaymentReference, invoice.Findings | FindingSet.Total | FindingSet.PaymentReference);
        var entry = await setting.Store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(e => e.ObjectType == "invoice", Cancellation);
        Assert.Equal(("changed", "2", setting.Fjord.Id, ChangeSource.Import), (entry.Action, entry.ObjectId, entry.OrganizationId, entry.Source));
        Assert.Equal(
            [
                ("Line 2: LineAmount", "100", "200"), ("Line 3: CurrencyCode", "NOK", null), ("Line 3: InvoicedQuantity", "1", null), ("Line 3: ItemNumber", "A-3", null),
                ("Line 3: LineAmount", "100", null), ("Line 3: LineNumber", "3", null), ("Line 3: LineTotalChargeAmount", "0", null), ("Line 3: LineTotalDiscountAmount", "0", null),
                ("Line 3: LineTotalTaxAmount", "25", null), ("Line 3: ProductName", "Signering", null), ("Line 3: SalesPrice", "100", null),
                ("Settled", "False", "True"), ("TotalInvoiceAmount", "125", "250"),
            ],
            entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)).Order());
    }

    [Theory, EachDatabase]
    public async Task Another_receiver_is_named_by_its_id_and_its_terms_count(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        await setting.ImportAsync(setting.Row("1"));

        await setting.ImportAsync(setting.Row("1", setting.Fjord.PublicId + ";Fjord AS", setting.Fjell.PublicId + ";Fjord AS"));
        await setting.ImportAsync(setting.Row("1", setting.Fjord.PublicId + ";Fjord AS", setting.Fjell.PublicId + ";Fjord AS").Replace("2026-02-02", "2026-02-04", StringComparison.Ordinal));

        var invoice = (await setting.InvoiceAsync("1"))!;
        Assert.Equal((setting.Fjell.Id, new DateOnly(2026, 3, 6), 3), (invoice.ReceiverId, invoice.DueOn, invoice.Version));
        var changes = await setting.Store.Open().AuditEntries.Where(e => e.ObjectType == "invoice").OrderBy(e => e.Sequence).SelectMany(e => e.Changes).ToListAsync(Cancellation);
        Assert.Contains(("Organization", setting.Fjord.PublicId, setting.Fjell.PublicId), changes.Select(change => (change.Field, change.OldValue, change.NewValue)));
        Assert.Equal("InvoiceDate", changes[^1].Field);
    }

    [Theory, EachDatabase]
    public async Task What_a_file_does_not_tell_stays(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        await setting.ImportAsync(setting.Row("1", "false", "true"));
        await using (var db = setting.Store.Open())
        {
            await db.Invoices.ExecuteUpdateAsync(i => i.SetProperty(invoice => invoice.PaidAmount, 125m), Cancellation);
        }

        var outcome = await setting.ImportAsync(ImportSetting.Source("h.csv", "invoiceNumber,invoiceDate,currencyCode,totalInvoiceAmount,totalTaxAmount,customersOrderReference\n1,2026-02-02,NOK,125,25,PO 7"));

        var invoice = (await setting.InvoiceAsync("1"))!;
        Assert.Equal((1, "PO 7", true, "1001", "Fjord AS", 125m), (outcome.Updated, invoice.CustomersOrderReference, invoice.Settled, invoice.PaymentId, invoice.ReceiverName, invoice.PaidAmount));
        Assert.Single(invoice.Lines);
        Assert.False(invoice.Findings.HasFlag(FindingSet.Evidence));
    }

    [Theory, EachDatabase]
    public async Task A_reference_that_two_files_share_is_found_in_both_and_lost_with_the_correction(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        await setting.ImportAsync(setting.Row("1", "1001", "SAME"));

        await setting.ImportAsync(setting.Row("2", "1002", "SAME"));
        Assert.All([(await setting.InvoiceAsync("1"))!, (await setting.InvoiceAsync("2"))!], invoice => Assert.True(invoice.Findings.HasFlag(FindingSet.UniqueReference)));

        await setting.ImportAsync(setting.Row("2"));
        Assert.All([(await setting.InvoiceAsync("1"))!, (await setting.InvoiceAsync("2"))!], invoice => Assert.False(invoice.Findings.HasFlag(FindingSet.UniqueReference)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PO 2")]
    public async Task A_case_is_closed_where_the_correction_leaves_nothing_to_look_into_whatever_the_reference(string reference)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var sound = setting.Row("1", "2026-02-02", "2026-03-01").Replace(";1001;", ";PO 1;", StringComparison.Ordinal);
        await setting.ImportAsync(sound.Replace(";PO 1;", $";{reference};", StringComparison.Ordinal).Replace("NOK;125,00", "NOK;-125,00", StringComparison.Ordinal));
        var cases = setting.Store.Service<SettlementCaseService>();
        await cases.TakeAsync("1", null, Cancellation);
        Assert.Equal(CaseStatus.Open, (await cases.FindAsync("1", Cancellation))!.Status);

        await setting.ImportAsync(sound);

        Assert.Equal(CaseStatus.Closed, (await cases.FindAsync("1", Cancellation))!.Status);
    }

    [Theory, EachDatabase]
    public async Task Organizations_in_the_recycle_bin_are_known(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        await using (var db = setting.Store.Open())
        {
            await db.Organizations.Where(o => o.Id == setting.Fjord.Id).ExecuteUpdateAsync(o => o.SetProperty(organization => organization.DeletedAt, setting.Store.Clock.UtcNow), Cancellation);
        }

        var first = await setting.ImportAsync(setting.Row("1"));
        var again = await setting.ImportAsync(setting.Row("1"));

        Assert.Equal((1, 1), (first.Created, again.Unchanged));
    }

    [Theory, EachDatabase]
    public async Task The_trail_holds_one_entry_for_all_that_an_import_made(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        setting.Store.SignInAs(StaffRole.Finance);

        var outcome = await setting.ImportAsync(setting.Row("1"), setting.Row("2"), setting.Row("3", "NOK", "KRONER"));

        var entry = await setting.Store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("created", "invoice_import", $"{outcome.ImportId}", "test-finance", ChangeSource.Import), (entry.Action, entry.ObjectType, entry.ObjectId, entry.ActorId, entry.Source));
        Assert.Equal(
            [("Created", "2"), ("Files", "fakturaer.csv"), ("Lines", "2"), ("Refused", "1"), ("Status", "Done"), ("Unchanged", "0"), ("Updated", "0")],
            entry.Changes.Select(change => (change.Field, change.NewValue!)).Order());
    }
}
