using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Shared;

public sealed class MakingAddresses : PortalTestContext
{
    [Fact]
    public void ValuesAreEscaped()
    {
        Assert.Equal("/invoices/F%2F2026%3F1", PortalUrls.Invoice("F/2026?1"));
        Assert.Equal("/organizations?q=Bj%C3%B8rn%20%26%20s%C3%B8nn", PortalUrls.Organizations("Bjørn & sønn"));
        Assert.Equal("/sign-in?returnUrl=%2Finvoices%3Fsettled%3Dfalse", PortalUrls.SignIn("/invoices?settled=false"));
    }

    [Fact]
    public void EmptyValuesLeaveNoTrace() => Assert.Equal("/accounts?region=EU", PortalUrls.Accounts(("q", ""), ("region", "EU"), ("deleted", false), ("page", null)));

    [Fact]
    public void AParameterOfThePresentAddressIsSetReplacedOrTakenAway()
    {
        var navigation = Service<NavigationManager>();
        navigation.NavigateTo("/invoices?q=a%26b&page=tok&sort=date&tag=x&tag=y");

        Assert.Equal("/invoices?q=a%26b&tag=x&tag=y&sort=amount&desc=true", PortalUrls.Here(navigation, ("page", null), ("sort", "amount"), ("desc", true)));
    }

    [Fact]
    public void DatesAndNumbersAreWrittenAlikeInEveryLanguage() =>
        Assert.Equal("/invoices?from=2026-03-02&size=1000&amount=1234.5", PortalUrls.Invoices(("from", new DateOnly(2026, 3, 2)), ("size", 1000), ("amount", 1234.5m)));
}
