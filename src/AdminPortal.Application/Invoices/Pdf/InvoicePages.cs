namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>Parts rows into pages.</summary>
internal static class InvoicePages
{
    /// <param name="heights">Of the rows, none taller than <paramref name="laterRoom"/>.</param>
    /// <param name="firstRoom">For rows on the first page.</param>
    /// <param name="laterRoom">For rows on every other page.</param>
    /// <param name="endHeight">Of what follows the last row and is not parted.</param>
    /// <returns>How many rows stand on each page; the end stands on the last one.</returns>
    public static IReadOnlyList<int> Part(IReadOnlyList<double> heights, double firstRoom, double laterRoom, double endHeight)
    {
        var pages = new List<int> { 0 };
        var room = firstRoom;
        foreach (var height in heights)
        {
            if (height > room)
            {
                pages.Add(0);
                room = laterRoom;
            }

            pages[^1]++;
            room -= height;
        }

        if (endHeight > room)
        {
            // The sums do not stand by themselves where the page before can spare a row.
            var taken = pages[^1] > 1 && heights[^1] + endHeight <= laterRoom ? 1 : 0;
            pages[^1] -= taken;
            pages.Add(taken);
        }

        return pages;
    }
}
