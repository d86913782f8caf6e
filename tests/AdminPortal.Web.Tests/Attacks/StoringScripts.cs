using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Html.Parser;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>
/// Every text field of every object holds script, formulas or markup, put there past all checks. Whatever then shows it, page or
/// file, shows it as text.
/// </summary>
[Collection(Attacked.Name)]
public sealed partial class StoringScripts(AttackHost host)
{
    private const string Script = "\"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}'`";

    /// <summary>What a spreadsheet may take for a formula, in full width too (OWASP, CSV injection).</summary>
    private static readonly string[] FormulaStarts = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠"];

    private static readonly string[] Exports = ["/accounts/export", "/contacts/export", "/invoices/export", "/invoices/{invoice}/export", "/audit/export", "/settlement/ageing/export", "/admin/imports/{import}/faults"];

    [Fact]
    public async Task NoPageRunsThem()
    {
        var world = host.World.Another(Script);
        Assert.True(world.Fill(_ => Script) > 60);
        world.Organization.Website = "javascript:alert(1)";
        using (var db = host.Store.Open())
        {
            db.Update(world.Organization);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var admin = await host.Admin();
        string[] from = [.. host.Endpoints.Where(endpoint => endpoint.IsPage()).Select(endpoint => Addresses.Of(endpoint, world.IdAfter)), $"/contacts/{world.Contact}", $"/accounts/{world.Account}"];

        var pages = await Addresses.WalkAsync(admin, 200, from);

        var shown = 0;
        foreach (var (path, answer) in pages.Where(page => page.Value["Content-Type"]?.StartsWith("text/html", StringComparison.Ordinal) == true && !page.Key.StartsWith("/api-docs", StringComparison.Ordinal)))
        {
            Assert.True(answer.Status < 500, $"{path} answers {answer.Status}");
            shown += answer.Read.Contains("onerror=alert(1)", StringComparison.Ordinal) ? 1 : 0;
            Assert.Equal((path, ""), (path, string.Join('\n', Running(answer.Body))));
        }

        Assert.True(shown > 20, $"Only {shown} of {pages.Count} pages showed it.");
    }

    [Fact]
    public async Task NoDocumentHoldsThem()
    {
        var world = host.World.Another("Documents");
        world.Fill(_ => Script + "]]><!ENTITY x>&amp;\u202E\\(Tj) ET");
        using var admin = await host.Admin();

        var ehf = await admin.GetAsync($"/invoices/{world.Invoice}/ehf");
        var pdf = await admin.GetAsync($"/invoices/{world.Invoice}/pdf");
        var person = await admin.GetAsync($"/contacts/{world.Contact}/export.json");

        Assert.True(ehf.Status is 200 or 422, $"{ehf.Status}");
        Assert.True(ehf["Content-Type"] is "application/xml" or "text/plain; charset=utf-8", ehf["Content-Type"]);
        if (ehf.Status == 200)
        {
            new XmlDocument { XmlResolver = null }.LoadXml(ehf.Body);
        }

        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf["Content-Type"]));
        var raw = Encoding.Latin1.GetString(pdf.Bytes);
        Assert.All(["/JavaScript", "/OpenAction", "/Launch", "/SubmitForm", "/RichMedia"], action => Assert.DoesNotContain(action, raw, StringComparison.Ordinal));
        Assert.Equal((200, "application/json"), (person.Status, person["Content-Type"]));
        Assert.StartsWith("attachment", person["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSpreadsheetTakesThemForFormulas()
    {
        var world = host.World.Another("Sheets");
        using var admin = await host.Admin();
        foreach (var start in FormulaStarts)
        {
            var text = $"{start}HYPERLINK(\"http://evil.example\";\"x\")";
            world.Fill(_ => text);
            foreach (var export in Exports.Select(path => path.Replace("{invoice}", world.Invoice, StringComparison.Ordinal).Replace("{import}", $"{world.Import}", StringComparison.Ordinal)))
            {
                var csv = await admin.GetAsync(export);
                Assert.True(csv.Status == 200 && csv["Content-Type"]!.StartsWith("text/csv", StringComparison.Ordinal), $"{export} {csv.Status}");
                Assert.Equal((export, ""), (export, string.Join('\n', CellsOf(csv.Body).Where(cell => cell.Contains("HYPERLINK", StringComparison.Ordinal) && !cell.StartsWith('\'')))));

                if (start == "=")
                {
                    var xlsx = await admin.GetAsync($"{export}?format=xlsx");
                    Assert.Equal((export, ""), (export, FormulaIn(xlsx.Bytes)));
                }
            }
        }
    }

    /// <summary>Else a new export would be looked at by nobody.</summary>
    [Fact]
    public async Task EveryExportIsAmongThose()
    {
        using var admin = await host.Admin();
        var found = new List<string>();
        foreach (var path in host.Endpoints.Where(endpoint => !endpoint.IsAsset() && !endpoint.IsFramework() && !endpoint.IsPage() && endpoint.MethodsOf().Contains("GET")).Select(endpoint => Addresses.Of(endpoint, host.World.Nordlys.IdAfter)))
        {
            if ((await admin.GetAsync(path))["Content-Type"]?.StartsWith("text/csv", StringComparison.Ordinal) == true)
            {
                found.Add(path.Replace(host.World.Nordlys.Invoice, "{invoice}", StringComparison.Ordinal).Replace($"/{host.World.Nordlys.Import}/", "/{import}/", StringComparison.Ordinal));
            }
        }

        // The sample holds nothing of anybody's.
        Assert.Equal(Exports.Append("/admin/imports/sample.csv").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    /// <summary>What a browser would run or follow out of the portal by itself.</summary>
    private static IEnumerable<string> Running(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        foreach (var element in page.All)
        {
            if ((element.LocalName == "img" && element.GetAttribute("src") == "x") || (element.LocalName == "script" && !element.HasAttribute("src")) || element.LocalName is "iframe" or "object" or "embed" or "style")
            {
                yield return element.OuterHtml;
            }

            foreach (var attribute in element.Attributes)
            {
                var isLink = attribute.Name is "href" or "src" or "action" or "formaction" or "xlink:href";
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal) || (isLink && Runs().IsMatch(attribute.Value)))
                {
                    yield return $"{attribute.Name}={attribute.Value}";
                }
            }
        }
    }

    private static string FormulaIn(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            var xml = reader.ReadToEnd();
            new XmlDocument { XmlResolver = null }.LoadXml(xml);
            if (xml.Contains("<f", StringComparison.Ordinal))
            {
                return xml;
            }
        }

        return zip.Entries.FirstOrDefault(entry => entry.FullName.Contains("vba", StringComparison.Ordinal) || entry.FullName.Contains("externalLink", StringComparison.Ordinal))?.FullName ?? "";
    }

    [GeneratedRegex("^\\s*(javascript|vbscript|data):", RegexOptions.IgnoreCase)]
    private static partial Regex Runs();

    private static IEnumerable<string> CellsOf(string table)
    {
        using var csv = new CsvParser(new StringReader(table), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        while (csv.Read())
        {
            foreach (var cell in csv.Record!)
            {
                yield return cell;
            }
        }
    }
}
