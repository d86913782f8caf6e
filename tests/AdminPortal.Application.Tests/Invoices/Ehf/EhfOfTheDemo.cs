using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Ehf;

/// <summary>The demo's invoices as EHF: those that are ready to the letter, and those that are not by what they are there for.</summary>
public sealed partial class EhfOfTheDemo(EhfOfTheDemo.Filled demo) : IClassFixture<EhfOfTheDemo.Filled>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Where a document is changed on purpose, delete its file: the test writes it anew, and fails once.</summary>
    [Theory]
    [InlineData("DEMO-EHF-1")]
    [InlineData("DEMO-EHF-2")]
    [InlineData("DEMO-EHF-CREDIT-1")]
    [InlineData("DEMO-EHF-RATES-1")]
    [InlineData("DEMO-EHF-HEADER-1")]
    [InlineData("DEMO-EHF-ROUNDED-1")]
    [InlineData("DEMO-EHF-ACCOUNT-1")]
    public async Task ADocumentIsAsItWasAcceptedOnce(string number)
    {
        var invoice = await demo.FindAsync(number);
        var file = Path.Combine(Folder(), $"{number}.xml");
        // They count the demo's invoices, of which there may be more one day.
        var written = Counted().Replace(Encoding.UTF8.GetString(invoice.ToXml()), "${name}…");

        Assert.Empty(invoice.Faults);
        Assert.Empty(PeppolRules.Broken(invoice.ToXml()));
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, written + '\n', Stop);
            Assert.Fail($"{file} was not there, and now is.");
        }

        Assert.Equal((await File.ReadAllTextAsync(file, Stop)).ReplaceLineEndings("\n").TrimEnd(), written.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("DEMO-OVERDUE-1", EhfFaultCode.BuyerNumberCheckDigit)]
    [InlineData("DEMO-UNKNOWN-1", EhfFaultCode.BuyerUnknown)]
    [InlineData("DEMO-EHF-NOREF-1", EhfFaultCode.BuyerReferenceNoAccount)]
    [InlineData("DEMO-EHF-COUNTRY-1", EhfFaultCode.InvoiceCountryUnknown)]
    [InlineData("DEMO-EHF-NAMELESS-1", EhfFaultCode.LineName)]
    [InlineData("DEMO-CURRENCY-1", EhfFaultCode.LineCurrency)]
    [InlineData("DEMO-EHF-LINE-1", EhfFaultCode.LineAmount)]
    [InlineData("DEMO-EHF-RATE-1", EhfFaultCode.LineTax)]
    [InlineData("DEMO-PERIOD-2", EhfFaultCode.LinePeriod)]
    [InlineData("DEMO-DISCOUNT-1", EhfFaultCode.HeaderDiscount)]
    [InlineData("DEMO-CHARGE-1", EhfFaultCode.HeaderCharge)]
    [InlineData("DEMO-EHF-HEADERTAX-1", EhfFaultCode.HeaderChargeTax)]
    [InlineData("DEMO-TAX-1", EhfFaultCode.Tax)]
    [InlineData("DEMO-SUM-1", EhfFaultCode.Total)]
    public async Task ALabelledOneHasTheFaultThatItIsThereFor(string number, EhfFaultCode code) =>
        Assert.Equal([code], (await demo.FindAsync(number)).Faults.Select(fault => fault.Code));

    [Fact]
    public async Task ThereAreManyOfEachAndWhatIsReadyBreaksNoRule()
    {
        var all = await demo.Service.ReadAsync(new() { DateBefore = DateTime.MaxValue }, Stop).ToListAsync(Stop);

        Assert.All(all.Where(invoice => invoice.IsReady), invoice => Assert.Empty(PeppolRules.Broken(invoice.ToXml())));
        Assert.InRange(all.Count(invoice => invoice.IsReady), 50, all.Count - 50);
        var codes = all.SelectMany(invoice => invoice.Faults).Select(fault => fault.Code).ToHashSet();
        Assert.Superset(
            new HashSet<EhfFaultCode> { EhfFaultCode.BuyerForeign, EhfFaultCode.BuyerReferenceSeveralAccounts, EhfFaultCode.BuyerReferenceNoAccount, EhfFaultCode.BuyerNumberCheckDigit },
            codes);
    }

    [GeneratedRegex("(?<name><cbc:(PaymentID|SalesOrderID)>)[^<]+")]
    private static partial Regex Counted();

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");

    /// <summary>The demo's store, filled once.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        private readonly TestStore store = new(configure: services => services.AddSingleton(Options.Create(SomeEhf.Seller)));

        public EhfService Service => store.Service<EhfService>();

        public async ValueTask InitializeAsync()
        {
            store.SignInAs(StaffRole.Viewer);
            await using var db = store.Open();
            await DemoDataFiller.FillAsync(db, 200, new(2026, 11, 22, 13, 45, 0, DateTimeKind.Utc), CancellationToken.None);
        }

        public async Task<EhfInvoice> FindAsync(string number) => Assert.IsType<EhfInvoice>(await Service.FindAsync(number, Stop));

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
