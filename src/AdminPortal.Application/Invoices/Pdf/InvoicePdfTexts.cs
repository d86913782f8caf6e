using System.Globalization;
using System.Resources;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>The texts of the document, from InvoicePdfTexts.resx (Norwegian) and InvoicePdfTexts.en.resx.</summary>
internal sealed class InvoicePdfTexts(CultureInfo language)
{
    private static readonly ResourceManager Texts = new(typeof(InvoicePdfTexts));

    public CultureInfo Language => language;

    public string this[string name] => Texts.GetString(name, language) ?? throw new MissingManifestResourceException($"No text {name}.");

    public string this[string name, params object[] values] => string.Format(language, this[name], values);
}
