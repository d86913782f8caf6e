using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AdminPortal.Application.Access;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>What is sent as a file of invoices or of payments is taken for what it is, not for what it says to be.</summary>
[Collection(Attacked.Name)]
public sealed class SendingFiles(AttackHost host)
{
    private const string Camt = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

    public static TheoryData<string, byte[]> OtherKinds => new()
    {
        { "a workbook", Zip() },
        { "a program", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0] },
        { "a Linux program", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1] },
        { "a page", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "a page with a mark before it", [0xEF, 0xBB, 0xBF, .. " <html>"u8] },
        { "a document", "%PDF-1.7"u8.ToArray() },
        { "packed", [0x1F, 0x8B, 8, 0] },
        { "a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10] },
        { "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1] },
        { "a database", "SQLite format 3\0"u8.ToArray() },
    };

    [Theory, MemberData(nameof(OtherKinds))]
    public async Task AnotherKindUnderTheNameOfATableIsRefusedInWords(string kind, byte[] content)
    {
        using var frida = await FridaAsync();
        var (import, token) = await BeginAsync(frida, "invoices.csv", content.Length);

        var answer = await frida.SendAsync("POST", $"{import}/files/1", new ByteArrayContent(content), "RequestVerificationToken", token);

        Assert.True(answer.Status == 415, $"{kind}: {answer.Status} {answer.Body}");
        Assert.Contains("ikke en tabell (CSV)", JsonDocument.Parse(answer.Body).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        var id = long.Parse(import.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, await host.Store.Open().ImportParts.CountAsync(part => part.ImportId == id));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Windows\\system32\\invoices.csv", "invoices.csv")]
    [InlineData("/invoices.csv/", "invoices.csv")]
    [InlineData("a\u0000b\r\nc.csv", "abc.csv")]
    [InlineData("invoices\u202Evsc.exe", "invoicesvsc.exe")]
    [InlineData("..", "..")]
    [InlineData("\u200B\u200E", "-")]
    [InlineData("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv")]
    public async Task ANameIsOnlyAName(string sent, string kept)
    {
        using var frida = await FridaAsync();
        var (import, _) = await BeginAsync(frida, sent, 3);
        var id = long.Parse(import.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(kept, await host.Store.Open().InvoiceImports.Where(i => i.Id == id).SelectMany(i => i.Files).Select(f => f.Name).SingleAsync());
    }

    [Fact]
    public async Task ALongNameIsCutBetweenCharacters()
    {
        using var frida = await FridaAsync();
        var (import, _) = await BeginAsync(frida, string.Concat(Enumerable.Repeat("😀", 150)) + ".csv", 3);
        var id = long.Parse(import.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 127)), await host.Store.Open().InvoiceImports.Where(i => i.Id == id).SelectMany(i => i.Files).Select(f => f.Name).SingleAsync());
    }

    [Fact]
    public async Task MoreThanWasAnnouncedIsNotTaken()
    {
        using var frida = await FridaAsync();
        var (import, token) = await BeginAsync(frida, "a.csv", 10);

        Assert.Equal(409, (await frida.SendAsync("POST", $"{import}/files/1", new ByteArrayContent(new byte[3_000_000]), "RequestVerificationToken", token)).Status);
        Assert.Equal(409, (await frida.SendAsync("POST", $"{import}/queue", null, "RequestVerificationToken", token)).Status);
        Assert.Equal(413, (await AnnounceAsync(frida, "a.csv", long.MaxValue)).Status);
    }

    [Fact]
    public async Task WhoDidNotBeginAnImportSendsNothingToIt()
    {
        using var frida = await FridaAsync();
        using var admin = await host.Admin();
        var (import, _) = await BeginAsync(frida, "a.csv", 3);

        var answer = await admin.SendAsync("POST", $"{import}/files/1", new ByteArrayContent("a;b"u8.ToArray()), "RequestVerificationToken", await admin.TokenAsync("/admin"));

        Assert.Equal(404, answer.Status);
    }

    public static TheoryData<string> Bombs =>
    [
        $"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document xmlns="{Camt}"><a>&x;</a></Document>""",
        $"""<?xml version="1.0"?><!DOCTYPE d SYSTEM "http://127.0.0.1:1/evil.dtd"><Document xmlns="{Camt}"/>""",
        $"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><Document xmlns="{Camt}">&c;</Document>""",
        $"""<Document xmlns="{Camt}">{string.Concat(Enumerable.Repeat("<a>", 5_000))}</Document>""",
        "<html><script>alert(1)</script></html>",
        "MZ\u0090",
        "PK\u0003\u0004",
    ];

    /// <summary>A page sends it through its circuit; the service that reads it is the same.</summary>
    [Theory, MemberData(nameof(Bombs))]
    public async Task AFileOfPaymentsThatIsNoneIsRefused(string content)
    {
        using var store = new TestStore();
        store.SignInAs(StaffRole.Finance);

        var read = await store.Service<PaymentFileService>().ReadFileAsync("../../x\u202Elmx.exe", new MemoryStream(Encoding.UTF8.GetBytes(content)), false, TestContext.Current.CancellationToken);

        Assert.IsType<PaymentFileRefused>(read.Error);
        Assert.DoesNotContain("root:", $"{read.Error}", StringComparison.Ordinal);
    }

    private static byte[] Zip()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/workbook.xml").Open();
            entry.Write("x"u8);
        }

        return packed.ToArray();
    }

    private Task<AttackBrowser> FridaAsync() => host.SignedInAs(DevelopmentPerson.All.Single(person => person.Id == "dev-frida"));

    private static async Task<Answer> AnnounceAsync(AttackBrowser browser, string name, long bytes) => await browser.SendAsync(
        "POST", "/admin/imports", new StringContent(JsonSerializer.Serialize(new { files = new[] { new { name, bytes } } }), Encoding.UTF8, "application/json"), "RequestVerificationToken", await browser.TokenAsync("/admin"));

    private static async Task<(string Import, string Token)> BeginAsync(AttackBrowser browser, string name, long bytes)
    {
        var token = await browser.TokenAsync("/admin");
        var begun = await AnnounceAsync(browser, name, bytes);
        Assert.True(begun.Status == 201, $"{begun.Status} {begun.Body}");
        return (JsonDocument.Parse(begun.Body).RootElement.GetProperty("href").GetString()!, token);
    }
}
