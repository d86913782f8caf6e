using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Invoices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class ZippingEhf : PortalTestContext
{
    private readonly EhfStore given = new();

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task HasADocumentForEachThatIsReadyAndAReportOfAll()
    {
        given.Invoice("=F/1", given.Sound);
        given.Invoice("F2", given.Unsound);

        var zip = await WriteAsync(given.Store.Service<EhfService>().ReadAsync(new(), Stop));

        Assert.Equal(["%3DF%2F1.xml", "rapport.csv"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal("Invoice", XDocument.Load(zip.Entries[0].Open()).Root!.Name.LocalName);
        using var report = new StreamReader(zip.Entries[1].Open(), Encoding.UTF8);
        Assert.Equal(
            """
            Fakturanummer;Resultat;Fil;Regler;Hvorfor
            F2;Ikke skrevet;;PEPPOL-COMMON-R041;Kontrollsifferet i mottakerens organisasjonsnummer, 999000999, er feil.
            '=F/1;Skrevet;%3DF%2F1.xml;;

            """.ReplaceLineEndings("\r\n"),
            await report.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task OfNothingHasAReportWithItsHeadings()
    {
        var zip = await WriteAsync(AsyncEnumerable.Empty<EhfInvoice>());

        using var report = new StreamReader(Assert.Single(zip.Entries).Open(), Encoding.UTF8);
        Assert.Equal("Fakturanummer;Resultat;Fil;Regler;Hvorfor\r\n", await report.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task IsSentWhileTheInvoicesAreRead()
    {
        given.Invoice("F1", given.Sound);
        var invoice = await given.Store.Service<EhfService>().FindAsync("F1", Stop);
        using var response = new Response();
        var sent = new List<long>();
        async IAsyncEnumerable<EhfInvoice> Invoices()
        {
            for (var i = 0; i < 3; i++)
            {
                sent.Add(response.Length);
                yield return await Task.FromResult(invoice! with { Number = $"F{i}" });
            }
        }

        await new EhfZip("ehf", Invoices(), Texts).WriteAsync(response, Stop);

        Assert.Equal(0, sent[0]);
        Assert.InRange(sent[1], 500, sent[2] - 500);
    }

    private IStringLocalizer<EhfTexts> Texts => Services.GetRequiredService<IStringLocalizer<EhfTexts>>();

    private async Task<ZipArchive> WriteAsync(IAsyncEnumerable<EhfInvoice> invoices)
    {
        var response = new Response();
        await new EhfZip("ehf", invoices, Texts).WriteAsync(response, Stop);
        return new(new MemoryStream(response.ToArray()));
    }

    /// <summary>Refuses, as a response does, whatever does not wait.</summary>
    private sealed class Response : MemoryStream
    {
        private readonly MemoryStream sent = new();

        public override long Length => sent.Length;

        public override byte[] ToArray() => sent.ToArray();

        public override void Write(byte[] buffer, int offset, int count) => Assert.Fail("Synchronous operations are disallowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => Assert.Fail("Synchronous operations are disallowed.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => sent.WriteAsync(buffer, cancellationToken);
    }
}
