using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using AdminPortal.Web.Invoices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class WritingAnInvoicePdfByCommand : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-pdf-");
    private readonly TestStore store = TestStore.InFile();
    private readonly LastEntry log = new();

    public WritingAnInvoicePdfByCommand() =>
        store.Given.Invoice(store.Given.Organization("Kunde AS"), 1, invoice => invoice.InvoiceNumber = "FI-1");

    private string FileName => Path.Combine(folder.FullName, "out.pdf");

    public void Dispose()
    {
        log.Dispose();
        store.Dispose();
        folder.Delete(true);
    }

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("nb-NO", "--language", "nb")]
    [InlineData("en-GB", "--language", "en")]
    [InlineData("en-GB", "--language=en")]
    public async Task It_is_written_in_the_language_that_is_named(string language, params string[] settings)
    {
        Assert.Equal(0, await RunAsync(store.Settings, ["FI-1", FileName, .. settings]));
        Assert.Equal(language, await LanguageAsync());
        File.Delete(FileName);
        Assert.Equal(0, await RunAsync(store.Settings, [.. settings, "FI-1", FileName]));
        Assert.Contains(FileName, log.Last, StringComparison.Ordinal);
        Assert.Equal(language, await LanguageAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        Assert.Equal(1, await RunAsync(store.Settings, "FI-2", FileName));
        Assert.Equal("There is no invoice FI-2", log.Last);
        Assert.Equal(1, await RunAsync(store.Settings, "FI-1", folder.FullName));
        Assert.StartsWith($"{folder.FullName} cannot be written.", log.Last, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(store.Settings));
        Assert.StartsWith("Use: pdf", log.Last, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(store.Settings, "FI-1", FileName, "more"));
        Assert.StartsWith("Use: pdf", log.Last, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(new(StoreProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "none.db")}"), "FI-1", FileName));
        Assert.StartsWith("The store cannot be read.", log.Last, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFiles());
    }

    private async Task<int> RunAsync(StoreSettings settings, params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddPortalStore(settings).AddPortalFeatures().AddSingleton<ICurrentUser>(new TestUser());
        await using var app = builder.Build();
        return await InvoicePdfCommand.RunAsync(app, args);
    }

    /// <summary>From the metadata, which is plain.</summary>
    private async Task<string> LanguageAsync()
    {
        const string before = "<dc:language><rdf:Bag><rdf:li>";
        var text = await File.ReadAllTextAsync(FileName);
        return text.Substring(text.IndexOf(before, StringComparison.Ordinal) + before.Length, 5);
    }

    private sealed class LastEntry : ILoggerProvider, ILogger
    {
        public string Last { get; private set; } = "";

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Last = eventId.Id is >= 410 and < 420 ? formatter(state, exception) : Last;

        public void Dispose()
        {
        }
    }
}
