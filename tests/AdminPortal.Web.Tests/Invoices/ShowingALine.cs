using AdminPortal.Web.Invoices;
using Bunit;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class ShowingALine : PortalTestContext
{
    [Fact]
    public void QuantityTimesPriceLeadsToTheTotal()
    {
        var panel = Panel(2);

        Assert.Contains("1,5 stk × 73,333333", panel.Find("dl dt").TextContent);
        Assert.Equal(["110,00 NOK", "−10,00 NOK", "100,00 NOK", "0,00 NOK", "25,00 NOK", "125,00 NOK"], panel.FindAll("dl dd").Select(dd => dd.TextContent.Replace('\u00A0', ' ')));
        Assert.Empty(panel.FindAll(".notice"));
    }

    [Fact]
    public void AnAmountThatTheFiguresDoNotGiveIsExplained()
    {
        var invoice = SomeInvoice.Sound with { Lines = [SomeInvoice.Line(1) with { Amount = 90m }] };

        var panel = Render<InvoiceLinePanel>(p => p.Add(x => x.Invoice, invoice).Add(x => x.Number, 1));

        Assert.Contains("−10,00 NOK", panel.Find(".notice").TextContent.Replace('\u00A0', ' '));
    }

    [Fact]
    public void TheOtherLinesAreOneStepAway()
    {
        var panel = Panel(1);

        Assert.Empty(panel.FindAll("a[rel=prev]"));
        Assert.Equal("/invoices/INV-1?line=2", panel.Find("a[rel=next]").GetAttribute("href"));
        Assert.Equal("/invoices/INV-1", panel.Find("a[aria-label='Lukk linjen']").GetAttribute("href"));
    }

    [Fact]
    public void ALineThatIsNotThereIsSaidToBeMissing() => Assert.Contains("ingen linje 9", Panel(9).Find(".notice").TextContent);

    [Fact]
    public void AnOpenedLineTakesTheFocus()
    {
        var panel = Panel(1);
        panel.Render(p => p.Add(x => x.Number, 2));

        Assert.Equal(2, JSInterop.Invocations["portal.focusOn"].Count);
    }

    private IRenderedComponent<InvoiceLinePanel> Panel(int number) =>
        Render<InvoiceLinePanel>(p => p.Add(x => x.Invoice, SomeInvoice.Sound).Add(x => x.Number, number));
}
