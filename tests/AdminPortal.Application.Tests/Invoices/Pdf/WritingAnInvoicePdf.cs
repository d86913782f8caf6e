using System.Globalization;
using System.Runtime.CompilerServices;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Pdf;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

public sealed class WritingAnInvoicePdf
{
    [Theory]
    [InlineData("invoice", "nb")]
    [InlineData("invoice", "en")]
    [InlineData("credit-note", "nb")]
    [InlineData("credit-note", "en")]
    public void The_text_of_the_document(string kind, string language)
    {
        var pdf = PdfSamples.Read(kind == "invoice" ? PdfSamples.Invoice : PdfSamples.CreditNote, language);

        var golden = Path.Combine(Path.GetDirectoryName(Here())!, "Golden", $"{kind}-{language}.txt");
        // No-break spaces would not be seen in the file.
        Assert.Equal(File.ReadAllText(golden), pdf.Text.Replace('\u00A0', '~') + "\n");
    }

    [Theory]
    [InlineData("Ελληνική Εταιρεία Ήρα & Ωμέγα Α.Ε.")]
    [InlineData("ООО «Ёжик» Ґалаґан Їжак Љубав Ќерка ЕАД")]
    [InlineData("Łódź Żółć Ștefăniță İstanbul Şağlı")]
    [InlineData("Ærø Blåbærgrød Þór Sámi ŋđŧ Šarūnas Größe ẞ")]
    public void Names_in_Latin_Greek_and_Cyrillic_come_back_out(string name)
    {
        var pdf = PdfSamples.Read(PdfSamples.Of(PdfSamples.Line(1) with { ProductName = name }) with { Receiver = new(null, name) }, "en");

        Assert.Equal(2, pdf.Text.Split(name).Length - 1);
    }

    [Fact]
    public void Characters_without_a_picture_come_back_out_too()
    {
        var pdf = PdfSamples.Read(PdfSamples.Of() with { Receiver = new(null, "日本 😀 שלום") });

        Assert.Contains("日本 😀 שלום", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_characters_that_are_used_are_embedded() => Assert.All(PdfSamples.Read(PdfSamples.Invoice).Fonts, font => Assert.InRange(font.Length, 1_000, 40_000));

    [Theory]
    [InlineData("nb", "nb-NO", "Faktura FI-1001")]
    [InlineData("no", "nb-NO", "Faktura FI-1001")]
    [InlineData(null, "nb-NO", "Faktura FI-1001")]
    [InlineData("en-US", "en-GB", "Invoice FI-1001")]
    public void Title_author_and_language_are_set(string? asked, string language, string title)
    {
        using var output = new MemoryStream();
        InvoicePdf.Write(PdfSamples.Invoice, PdfSamples.Seller, InvoicePdf.LanguageOf(asked), output);
        var pdf = new PdfReader(output.ToArray());

        Assert.Equal((title, "Demo Identitet og Telecom AS", language), (pdf.Title, pdf.Author, pdf.Language));
        Assert.Contains($"<rdf:li xml:lang=\"x-default\">{title}</rdf:li>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", pdf.Catalog, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_heading_paragraph_and_table_is_said()
    {
        var tags = PdfSamples.Read(PdfSamples.Of(PdfSamples.Line(1), PdfSamples.Line(2))).Tags;

        Assert.Equal(["Document", "H1", "P"], tags.Take(3));
        Assert.Equal(["Table", "TR", "TH", "TH", "TH", "TH", "TH", "TH", "TR", "TD", "TD", "TD", "TD", "TD", "TD", "TR"], tags.SkipWhile(tag => tag != "Table").Take(16));
    }

    [Fact]
    public void The_same_invoice_makes_the_same_bytes_whatever_became_of_it()
    {
        var first = PdfSamples.Write(PdfSamples.Invoice);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

        Assert.Equal(first, PdfSamples.Write(PdfSamples.Invoice with { Settled = true, SettledSeenAt = DateTime.UnixEpoch, DaysOverdue = 12, Next = "FI-1002" }));
        Assert.NotEqual(first, PdfSamples.Write(PdfSamples.Invoice with { Number = "FI-1002" }));
    }

    [Fact]
    public void Every_page_repeats_head_and_columns_and_counts()
    {
        var pages = PdfSamples.Read(PdfSamples.Of([.. Enumerable.Range(1, 100).Select(PdfSamples.Line)])).Pages;

        Assert.InRange(pages.Count, 3, 5);
        Assert.All(pages.Index(), page => Assert.Contains("Varenr. | Beskrivelse | Antall | Pris | Mva. | Beløp", page.Item));
        Assert.All(pages.Index(), page => Assert.EndsWith($"| Side {page.Index + 1} av {pages.Count}", page.Item[^1], StringComparison.Ordinal));
        Assert.All(pages.Skip(1), page => Assert.Equal("Faktura FI-1001 | Telenor ASA | 12.11.2026", page[0]));
        Assert.Equal(
            Enumerable.Range(1, 100).Select(number => $"VARE-{number}"),
            pages.SelectMany(page => page).Where(line => line.StartsWith("VARE-", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
        Assert.Single(pages.SelectMany(page => page), line => line.StartsWith("Å betale |", StringComparison.Ordinal) && line.EndsWith("12\u00A0500,00\u00A0NOK", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var bare = PdfSamples.Of() with { Address = new(null, " ", null, null, null, null, null) };

        Assert.Equal(
            """
            Faktura
            FI-1001
            Fakturanummer | FI-1001
            Fakturadato | 12.11.2026
            Forfallsdato | 12.12.2026
            Fakturamottaker
            Telenor ASA
            Å betale | Forfallsdato
            0,00~NOK | 12.12.2026
            Sum linjer | 0,00
            Merverdiavgift | 0,00
            Å betale | 0,00~NOK
            Side 1 av 1
            """,
            PdfSamples.Read(bare, seller: new()).Text.Replace('\u00A0', '~'));
    }

    [Theory]
    [InlineData("NO9386011117947", "DNBANOKKXXX", "IBAN | BIC", "NO93 8601 1117 947 | DNBANOKKXXX")]
    [InlineData("1503.01.23104", "DNBANOKKXXX", "Account number", "1503 01 23104")]
    public void The_account_is_written_as_banks_write_it(string account, string bic, string labels, string values)
    {
        var seller = PdfSamples.Seller;
        (seller.BankAccount, seller.Bic) = (account, bic);
        var text = PdfSamples.Read(PdfSamples.Invoice with { PaymentReference = "A-17" }, "en", seller).Text;

        Assert.Contains($"To pay | Due date | {labels} | Payment reference\n", text, StringComparison.Ordinal);
        Assert.Contains($" | {values} | A-17\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_in_another_currency_says_so_and_nothing_is_summed_across()
    {
        var text = PdfSamples.Read(PdfSamples.Of(PdfSamples.Line(1), PdfSamples.Line(2) with { CurrencyCode = "SEK" })).Text;

        Assert.Contains("100,00\u00A0SEK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sum linjer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mva.-sats", text, StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
