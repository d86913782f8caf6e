using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Settlement;
using AdminPortal.Web.Audit;
using Bunit;

namespace AdminPortal.Web.Tests.Settlement;

public sealed class TellingOfCasesInTheHistory : QueueContext
{
    [Fact]
    public async Task Each_deed_has_its_words_and_leads_to_the_invoice()
    {
        Given("INV-1");
        Given("INV-2", FindingSet.None);
        await Cases.TakeAsync("INV-1", null, Cancellation);
        await Cases.AddNoteAsync("INV-1", "Ringt kunden", Cancellation);
        await Cases.AssignAsync("INV-1", null, null, new(2026, 3, 9), "Ferie", Cancellation);
        await Cases.ExplainAsync("INV-1", null, "Avrunding", null, Cancellation);
        await Cases.ReopenAsync("INV-1", null, null, Cancellation);
        await Cases.AddNoteAsync("INV-2", "Alt i orden", Cancellation);

        var list = Render<AuditList>(part => part.Add(p => p.Filter, new AuditFilter()));

        var lines = list.WaitForElements(".audit-body");
        Assert.Equal(
            [
                "Frida skrev notat om faktura INV-2",
                "Frida åpnet igjen oppfølgingen av faktura INV-1",
                "Frida forklarte avvikene på faktura INV-1",
                "Frida endret oppfølgingen av faktura INV-1",
                "Frida skrev notat om faktura INV-1",
                "Frida begynte å følge opp faktura INV-1",
            ],
            lines.Select(line => Words(line.QuerySelector("p")!.TextContent)));
        Assert.Equal("/invoices/INV-2", lines[0].QuerySelector(".audit-subject a")!.GetAttribute("href"));
        Assert.Contains("forklaring", lines[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("9. mar. 2026", lines[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("ansvarlig", lines[3].TextContent, StringComparison.Ordinal);
    }
}
