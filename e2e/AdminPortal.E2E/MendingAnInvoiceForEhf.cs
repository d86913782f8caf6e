using System.Xml.Linq;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class MendingAnInvoiceForEhf(PortalHost host) : Journey(host)
{
    private const string Missing = "Mottakeren mangler organisasjonsnummer, som er adressen i Peppol.";

    [Theory]
    [InlineData("Erik", "E2E-EHF-1", "7712000046")]
    [InlineData("Astrid", "E2E-EHF-2", "7712000053")]
    public async Task What_the_organization_lacks_is_mended_there_and_the_document_can_be_taken(string name, string number, string reference)
    {
        var organization = await Given.AnOrganization($"Uten Nummer {number} AS");
        await Given.Invoices(new GivenInvoice(number, organization, 800m, reference));
        await SignInAs(name, $"/invoices/{number}");
        var panel = Page.Region("EHF");
        await Expect(panel).ToContainTextAsync("1 regel brytes");
        await Expect(panel).ToContainTextAsync(Missing);
        await Expect(panel).ToContainTextAsync("PEPPOL-EN16931-R010");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "Last ned EHF" })).ToHaveCountAsync(0);
        var refused = await Page.Context.APIRequest.GetAsync($"{Address}invoices/{number}/ehf");
        Assert.Equal(422, refused.Status);
        Assert.Contains(Missing, await refused.TextAsync());
        await ExpectAccessible();

        await panel.GetByRole(AriaRole.Link, new() { Name = "Rett på organisasjonen" }).ClickAsync();
        var field = Page.GetByLabel("Organisasjonsnummer");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("974 760 673");
        await Button("Lagre").First.ClickAsync();
        await ExpectHeading($"Uten Nummer {number} AS");

        await GoTo($"/invoices/{number}");
        await Expect(panel).ToContainTextAsync("Klar for EHF");
        await ExpectAccessible();
        var download = await Page.RunAndWaitForDownloadAsync(() => panel.GetByRole(AriaRole.Link, new() { Name = "Last ned EHF" }).ClickAsync());
        Assert.Equal($"{number}.xml", download.SuggestedFilename);
        await using var content = await download.CreateReadStreamAsync();
        var document = (await XDocument.LoadAsync(content, LoadOptions.None, TestContext.Current.CancellationToken)).Root!;
        Assert.Equal("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", document.Name.NamespaceName);
        Assert.Equal("Invoice", document.Name.LocalName);
        Assert.Equal("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", ValueOf(document, "CustomizationID"));
        Assert.Equal(number, ValueOf(document, "ID"));
        Assert.Equal("1000.00", document.Descendants().Single(element => element.Name.LocalName == "PayableAmount").Value);
        Assert.Contains(document.Descendants(), element => element.Name.LocalName == "EndpointID" && element.Value == "974760673");
    }

    [Fact]
    public async Task Who_may_only_read_learns_what_is_wrong()
    {
        var organization = await Given.AnOrganization("Uten Nummer Lesbar AS");
        await Given.Invoices(new GivenInvoice("E2E-EHF-3", organization, 800m, "7712000061"));
        await SignInAs("Vigdis", "/invoices/E2E-EHF-3");
        await Expect(Page.Region("EHF")).ToContainTextAsync(Missing);
        await Page.Region("EHF").GetByRole(AriaRole.Link, new() { Name = "Rett på organisasjonen" }).ClickAsync();
        await Expect(Page.GetByText("Du kan ikke endre denne organisasjonen")).ToBeVisibleAsync();
        await ExpectAccessible();
    }

    private static string ValueOf(XElement parent, string name) => parent.Elements().Single(element => element.Name.LocalName == name).Value;
}
