using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Exports;

/// <summary>A column of an export.</summary>
/// <param name="Title">In the reader's language.</param>
/// <param name="Value">The cell's text; null leaves it empty.</param>
public sealed record CsvColumn<T>(string Title, Func<T, string?> Value);

/// <summary>
/// Sends rows as a CSV file while they are read, so that a million of them take no more memory than a few. With a byte order
/// mark, and semicolons for Norwegian readers, as their spreadsheets expect. No cell becomes a formula.
/// </summary>
public sealed class CsvExport<T>(string fileName, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        // People's names and numbers: kept by no cache on the way.
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = $"{fileName}.csv" }.ToString();
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await WriteAsync(writer, httpContext.RequestAborted);
    }

    internal async Task WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var isNorwegian = CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "nb" or "no";
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = isNorwegian ? ";" : "," }, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(CsvCell.Safe(column.Title));
        }

        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var column in columns)
            {
                csv.WriteField(CsvCell.Safe(column.Value(row)));
            }

            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
    }
}

/// <summary>Keeps a spreadsheet from taking a cell for a formula.</summary>
internal static partial class CsvCell
{
    /// <summary>
    /// Puts an apostrophe before what would be read as a formula (OWASP, CSV injection; also in full width). A phone number
    /// such as +47 900 12 345 and a negative number are none, and stay as they are.
    /// </summary>
    public static string? Safe(string? text) =>
        text is [var first, ..] && IsStart(first) && !Harmless().IsMatch(text) ? $"'{text}" : text;

    private static bool IsStart(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    [GeneratedRegex(@"^(\+[0-9][0-9 \u00A0]*|[+-][0-9]+([.,][0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();
}
