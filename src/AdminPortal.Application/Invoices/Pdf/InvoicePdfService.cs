using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>A PDF of an invoice.</summary>
/// <param name="FileName">In the language of the document; safe in every file system and header.</param>
public sealed record InvoicePdfFile(string FileName, byte[] Content);

/// <summary>Makes the PDF of an invoice that the caller may see; page, API and command line get the same one.</summary>
public sealed class InvoicePdfService(InvoiceService invoices, IOptions<SellerSettings> seller)
{
    /// <param name="language">As in <see cref="InvoicePdf.LanguageOf"/>.</param>
    /// <returns>Null where the caller sees no such invoice.</returns>
    public async Task<InvoicePdfFile?> FindAsync(string number, string? language, CancellationToken cancellationToken)
    {
        if (await invoices.FindAsync(number, cancellationToken) is not { } invoice)
        {
            return null;
        }

        var culture = InvoicePdf.LanguageOf(language);
        using var content = new MemoryStream();
        InvoicePdf.Write(invoice, seller.Value, culture, content);
        var name = new InvoicePdfTexts(culture)[invoice.Total < 0 ? "File.CreditNote" : "File.Invoice"];
        return new($"{name}-{Safe(invoice.Number)}.pdf", content.ToArray());
    }

    private static string Safe(string number) => string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
