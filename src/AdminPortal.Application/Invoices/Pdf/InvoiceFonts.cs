using AdminPortal.Application.Invoices.Pdf.Documents;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>Noto Sans (SIL Open Font License): Latin, Greek and Cyrillic, with figures of one width. Read once.</summary>
internal static class InvoiceFonts
{
    private static readonly Lazy<TrueTypeFont> RegularFace = new(() => Load("NotoSans-Regular"));
    private static readonly Lazy<TrueTypeFont> BoldFace = new(() => Load("NotoSans-Bold"));

    public static TrueTypeFont Regular => RegularFace.Value;

    public static TrueTypeFont Bold => BoldFace.Value;

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(InvoiceFonts).Assembly.GetManifestResourceStream($"{typeof(InvoiceFonts).Namespace}.Fonts.{name}.ttf")!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new(name, data);
    }
}
