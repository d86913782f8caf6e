using System.Diagnostics;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

/// <summary>What programs that others wrote make of our files; the build server installs them.</summary>
public sealed class BeingReadByOthers : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-pdf-");

    private string FileName => Path.Combine(folder.FullName, "invoice.pdf");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public async Task Qpdf_finds_no_fault()
    {
        await File.WriteAllBytesAsync(FileName, PdfSamples.Write(PdfSamples.Of([.. Enumerable.Range(1, 300).Select(PdfSamples.Line)])), TestContext.Current.CancellationToken);

        Assert.Contains("No syntax or stream encoding errors found", await RunAsync("qpdf", "--check", FileName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poppler_draws_it_and_reads_its_text()
    {
        var invoice = PdfSamples.Of(PdfSamples.Line(1) with { ProductName = "Ταυτοποίηση και Почта é" });
        await File.WriteAllBytesAsync(FileName, PdfSamples.Write(invoice), TestContext.Current.CancellationToken);

        Assert.Equal("", await RunAsync("pdftoppm", "-r", "40", "-png", FileName, Path.Combine(folder.FullName, "page")));
        Assert.Contains("Ταυτοποίηση και Почта é", await RunAsync("pdftotext", FileName, "-"), StringComparison.Ordinal);
    }

    /// <summary>All that the program writes, complaints too.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var isThere = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, program)));
        Assert.SkipUnless(isThere, $"{program} is not installed.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + errors;
    }
}
