using AdminPortal.Application.Invoices.Pdf;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

public sealed class PartingIntoPages
{
    private const double First = 400;
    private const double Later = 650;

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "3")]
    [InlineData(4, "3,1")]
    [InlineData(10, "4,6")]
    [InlineData(11, "4,6,1")]
    public void A_row_that_does_not_fit_begins_a_page_and_takes_the_sums_along(int rows, string pages) =>
        Assert.Equal(pages, string.Join(',', InvoicePages.Part([.. Enumerable.Repeat(100.0, rows)], First, Later, 50)));

    [Fact]
    public void A_head_that_fills_the_first_page_leaves_the_rows_to_the_next() => Assert.Equal([0, 1], InvoicePages.Part([100], 50, Later, 50));

    [Fact]
    public void No_page_is_overfull_and_no_row_is_lost() => Prop.ForAll(
        Gen.Choose(10, 350).ListOf().ToArbitrary(), Gen.Choose(-50, 500).ToArbitrary(), Gen.Choose(40, 200).ToArbitrary(), (heights, room, end) =>
    {
        var pages = InvoicePages.Part([.. heights.Select(height => (double)height)], room, Later, end);
        Assert.Equal(heights.Count, pages.Sum());
        var row = 0;
        for (var page = 0; page < pages.Count; page++)
        {
            var height = heights.Skip(row).Take(pages[page]).Sum() + (page == pages.Count - 1 ? end : 0);
            Assert.True(height <= (page == 0 ? room : Later) || height == 0);
            row += pages[page];
        }
    }).QuickCheckThrowOnFailure();
}
