using AdminPortal.Web.Invoices;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class SearchingBackwards
{
    [Fact]
    public void ARangeThatEndsBeforeItBeginsIsNamed()
    {
        Assert.Equal("Reversed.Dates", new InvoiceSearch { From = new(2026, 3, 2), To = new(2026, 3, 1) }.WhatIsReversed);
        Assert.Equal("Reversed.Amounts", new InvoiceSearch { AmountFrom = 2, AmountTo = 1 }.WhatIsReversed);
    }

    [Fact]
    public void AnyOtherIsNot()
    {
        Assert.Null(new InvoiceSearch().WhatIsReversed);
        Assert.Null(new InvoiceSearch { From = new(2026, 3, 1), To = new(2026, 3, 1), AmountFrom = 1 }.WhatIsReversed);
        Assert.Null(new InvoiceSearch { AmountTo = -1 }.WhatIsReversed);
    }
}
