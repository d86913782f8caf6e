using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

public sealed class ReadingFilesIn
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_exact_is_matched_at_once_and_the_rest_waits(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.SignInAs(StaffRole.Finance);
        var (full, part) = (Invoice(store, "111"), Invoice(store, "222"));
        Invoice(store, "333");

        var report = await ReadAsync(store, BankFiles.Camt(("111", 125m), ("222", 100m), ("333", 125.01m), ("444", 1m)));

        Assert.Equal(
            [(MatchKind.Full, PaymentStatus.Matched, 125m), (MatchKind.Part, PaymentStatus.Open, 100m), (MatchKind.Over, PaymentStatus.Open, 125.01m), (MatchKind.Unknown, PaymentStatus.Open, 1m)],
            report.Sums.Select(sum => (sum.Kind, sum.Status, sum.Amount)));
        Assert.Equal(125m, Paid(store, full));
        Assert.Equal(0m, Paid(store, part));
        Assert.Single(store.Open().PaymentMatches.Where(match => match.Confirmed && match.ConfirmedById == null));
    }

    [Theory, EachDatabase]
    public async Task The_trail_and_the_findings_follow_and_the_ERPs_word_stands(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var invoice = store.Given.Invoice(organization, and: one => one.PaymentId = "123456782");

        await ReadAsync(store, BankFiles.Camt(("123456782", 125m)));

        await using var db = store.Open();
        var entries = await db.AuditEntries.Include(entry => entry.Changes).OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal([(AuditObjectTypes.Invoice, invoice.InvoiceNumber, organization.Id), (AuditObjectTypes.PaymentFile, "1", null)], entries.Select(entry => (entry.ObjectType, entry.ObjectId, entry.OrganizationId)));
        var change = Assert.Single(entries[0].Changes);
        Assert.Equal(("PaidAmount", "0.00 NOK", "125.00 NOK"), (change.Field, change.OldValue, change.NewValue));
        var after = await db.Invoices.SingleAsync(Cancellation);
        Assert.False(after.Settled);
        Assert.Equal(FindingSet.PaidUnsettled, after.Findings);
        Assert.Equal(invoice.Version + 1, after.Version);
    }

    [Theory, EachDatabase]
    public async Task The_same_file_again_changes_nothing_and_says_who_read_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "111");
        var file = BankFiles.Camt(("111", 125m), ("999", 5m));
        await ReadAsync(store, file);
        store.Clock.Advance(TimeSpan.FromHours(1));
        store.SignInAs(StaffRole.Finance);

        var again = await ReadAsync(store, file, "other name.xml");

        Assert.True(again.WasReadBefore);
        Assert.Equal(("bank.xml", "Test Admin", 2), (again.Name, again.ReadByName, again.Payments));
        Assert.Equal((1, 2, 1), (store.Open().PaymentFiles.Count(), store.Open().Payments.Count(), store.Open().PaymentMatches.Count()));
    }

    [Theory, EachDatabase]
    public async Task A_payment_that_another_file_has_brought_is_passed_over(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = Invoice(store, "111");
        var entry = BankFiles.Entry(125m, BankFiles.Transaction("T0", BankFiles.Structured("111")));
        await ReadAsync(store, BankFiles.CamtOf(entry, message: "M1"));

        var second = await ReadAsync(store, BankFiles.CamtOf(entry + BankFiles.Entry(7m, BankFiles.Transaction("T1", BankFiles.Structured("111"))), message: "M2"));

        Assert.Equal((1, 1, MatchKind.Over), (second.SeenBefore, second.Payments, second.Sums[0].Kind));
        Assert.Equal(125m, Paid(store, invoice));
    }

    [Theory, EachDatabase]
    public async Task Nothing_of_a_faulty_file_is_read_in(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "111");

        var result = await Files(store).ReadFileAsync("bank.xml", BankFiles.Stream(BankFiles.Camt(("111", 125m), ("222", 1m)).Replace(">1.00<", ">1,00<", StringComparison.Ordinal)), false, Cancellation);

        var refused = Assert.IsType<PaymentFileRefused>(result.Error);
        Assert.Equal((PaymentFormat.Camt054, "not_an_amount"), (refused.Format, Assert.Single(refused.Faults).Code));
        Assert.Empty(store.Open().PaymentFiles);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task A_preview_writes_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = Invoice(store, "111");

        var preview = (await Files(store).ReadFileAsync("bank.xml", BankFiles.Stream(BankFiles.Camt(("111", 125m))), true, Cancellation)).Value!;

        Assert.Equal(PaymentStatus.Matched, Assert.Single(preview.Sums).Status);
        Assert.Empty(store.Open().PaymentFiles);
        Assert.Equal(0m, Paid(store, invoice));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_is_too_large_is_not_read_to_its_end(StoreProvider provider)
    {
        await using var store = new TestStore(provider, services => services.Configure<PaymentSettings>(settings => settings.MaximumFileBytes = 500));

        var result = await Files(store).ReadFileAsync("bank.xml", BankFiles.Stream(BankFiles.Camt(("111", 125m))), false, Cancellation);

        Assert.Equal(PaymentFileFaults.TooLarge, Assert.IsType<PaymentFileRefused>(result.Error).Faults[0].Code);
    }

    [Theory, EachDatabase]
    public async Task Who_may_read_files_in(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Editor })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await Files(store).ReadFileAsync("x", BankFiles.Stream("x"), false, Cancellation)).Error);
        }

        store.SignInAs(StaffRole.Finance, organization);
        Assert.IsType<NotAllowed>((await Files(store).ReadFileAsync("x", BankFiles.Stream("x"), false, Cancellation)).Error);
        store.SignInAs(StaffRole.Finance);
        Assert.True((await Files(store).ReadFileAsync("x", BankFiles.Stream(BankFiles.Camt(("1", 1m))), false, Cancellation)).Succeeded);
        Assert.Equal((1, 1), (await Files(store).ListFilesAsync(new(), Cancellation)).Items.Select(file => (file.Payments, file.Open)).Single());
        store.SignInAs(StaffRole.Finance, organization);
        Assert.Empty((await Files(store).ListFilesAsync(new(), Cancellation)).Items);
    }

    [Theory, EachDatabase]
    public async Task The_order_of_files_does_not_matter_to_what_is_exact(StoreProvider provider)
    {
        string[] files =
        [
            BankFiles.CamtOf(Entry("a", "111", 125m) + Entry("b", "222", 25m), message: "M1"),
            BankFiles.CamtOf(Entry("c", "222", 125m) + Entry("d", "111", 125m) + Entry("e", "333", 250m), message: "M2"),
            BankFiles.Ocr(("444", 125m), ("111", 125m)),
        ];
        var outcomes = new List<string>();
        foreach (var order in new int[][] { [0, 1, 2], [2, 1, 0], [1, 2, 0] })
        {
            await using var store = new TestStore(provider);
            foreach (var reference in new[] { "111", "222", "333", "444", "444" })
            {
                Invoice(store, reference);
            }

            foreach (var file in order)
            {
                await ReadAsync(store, files[file]);
            }

            outcomes.Add(string.Join(' ', store.Open().Invoices.OrderBy(invoice => invoice.Id).Select(invoice => invoice.PaidAmount)));
            Assert.All(store.Open().Invoices.Include(invoice => invoice.Lines), invoice => Assert.Equal(
                invoice.PaidAmount, store.Open().PaymentMatches.Where(match => match.InvoiceId == invoice.Id && match.Confirmed).ToList().Sum(match => match.Amount)));
        }

        Assert.Equal("125 125 0 0 0", Assert.Single(outcomes.Distinct()).Replace(".0", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writing_is_in_Transact_SQL()
    {
        using var shadow = new SqlServerShadow();
        foreach (var answers in ShadowAnswers.All)
        {
            shadow.Answers = answers;
            await using var scope = shadow.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PaymentFileService>().ReadFileAsync("x", BankFiles.Stream(BankFiles.Camt(("1", 1m))), false, Cancellation);
        }

        Assert.Contains(shadow.Statements, statement => statement.Contains("[Payments]", StringComparison.Ordinal));
        Faults.None(shadow.Faults());
    }

    private static string Entry(string id, string reference, decimal amount) => BankFiles.Entry(amount, BankFiles.Transaction(id, BankFiles.Structured(reference)));

    private static Invoice Invoice(TestStore store, string reference) => store.Given.Invoice(null, and: invoice => invoice.PaymentId = reference);

    private static decimal Paid(TestStore store, Invoice invoice) => store.Open().Invoices.Single(one => one.Id == invoice.Id).PaidAmount;

    private static PaymentFileService Files(TestStore store) => store.Service<PaymentFileService>();

    private static async Task<PaymentFileReport> ReadAsync(TestStore store, string file, string name = "bank.xml")
    {
        var result = await Files(store).ReadFileAsync(name, BankFiles.Stream(file), false, Cancellation);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }
}
