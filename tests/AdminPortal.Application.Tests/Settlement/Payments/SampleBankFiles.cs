using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

/// <summary>The files under docs/samples, which people and journeys read in over demo data of any day and size.</summary>
public sealed class SampleBankFiles
{
    [Theory]
    [InlineData("payments-camt054.xml", 30, 0, "Full 3, Part 1, Over 1, Unknown 2")]
    [InlineData("payments-ocr.txt", 30, 0, "Full 1, Part 1, Over 1, Unknown 2")]
    [InlineData("payments-camt054.xml", 200, 400, "Full 3, Part 1, Over 1, Unknown 2")]
    [InlineData("payments-ocr.txt", 200, 400, "Full 1, Part 1, Over 1, Unknown 2")]
    public async Task Match_the_demo_data_of_any_day(string file, int organizations, int days, string outcome)
    {
        await using var store = new TestStore();
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, organizations, store.Clock.UtcNow.AddDays(days), TestContext.Current.CancellationToken);
        }

        await using var content = File.OpenRead(Path.Combine(Root(), "docs", "samples", file));
        var report = (await store.Service<PaymentFileService>().ReadFileAsync(file, content, false, TestContext.Current.CancellationToken)).Value!;

        Assert.Equal(outcome, string.Join(", ", report.Sums.Select(sum => $"{sum.Kind} {sum.Count}")));
        Assert.Equal((0, 0), (report.SeenBefore, report.LeftOut));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminPortal.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
