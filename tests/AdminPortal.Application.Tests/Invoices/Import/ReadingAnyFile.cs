using System.Text;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Invoices.Import.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

/// <summary>Whatever stands in a file is an invoice, a fault or a broken file, and comes to an end.</summary>
public sealed class ReadingAnyFile
{
    private const int Mutations = 4_000;

    private static readonly string[] Samples =
    [
        "invoiceNumber;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;lineNumber;lineAmount;productName\r\n1;2026-02-02;NOK;1,5;0;1;1,5;\"a \"\"b\"\"\r\nø\"\r\n1;;;;;2;2;c\r\n2;2026-02-02;NOK;1,5;0;;;\r\n1;;;;;3;2;c\r\n",
        "[{\"invoiceNumber\":\"1\",\"organizationName\":\"Å\",\"invoiceDate\":\"2026-02-02\",\"currencyCode\":\"NOK\",\"totalInvoiceAmount\":1e0,\"totalTaxAmount\":0,\"lines\":[{\"lineAmount\":1.50,\"productName\":\"\\u00e5\"},{\"lineAmount\":\"2,5\"}]}, {\"invoiceNumber\":2}]",
        "{\"invoiceNumber\":\"1\"}\n{\"invoiceNumber\":\"2\",\"settled\":true}\n",
        "invoiceNumber,lineAmount\n1,2\n2,3\n",
    ];

    private static readonly string[] Pieces = ["\"", ";", ",", "\r", "\n", "\0", "\uFFFD", "[", "]", "{", "}", ":", "\\", "\\ud800", "sep=|\n", "-", "999999999999999999999", "1e999", "null", "\u2028", "\t", "﻿"];

    [Fact]
    public void Any_bytes_are_read_to_an_end() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => ReadAsync(bytes, 3).GetAwaiter().GetResult() >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Files_that_are_almost_right_are_read_to_an_end()
    {
        var random = new Random(4);
        for (var count = 0; count < Mutations; count++)
        {
            var bytes = Encoding.UTF8.GetBytes(Samples[count % Samples.Length]).ToList();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, random.Next(Math.Min(20, bytes.Count - at)));
                        break;
                    case 2:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count)));
                        break;
                }
            }

            await ReadAsync([.. bytes], random.Next(1, 64));
        }
    }

    [Fact]
    public void A_table_comes_back_as_it_was_written_wherever_the_stream_pauses() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyString[]>>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (table, pause) =>
            {
                var rows = table.Get.Where(row => row.Length > 1).Select(row => row.Select(field => Tidy(field.Get)).ToArray()).ToList();
                var text = string.Join("\r\n", rows.Select(row => string.Join(';', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
                return RowsAsync(text, pause.Get % 7 + 1).GetAwaiter().GetResult().SequenceEqual(rows.Select(row => string.Join('\u001F', row)));
            }).QuickCheckThrowOnFailure();

    /// <summary>What a reader may not keep as it is: the separator of packed rows, and halves of characters, which no encoding can write.</summary>
    private static string Tidy(string text) => string.Concat(text.Where(c => c != '\u001F' && !char.IsSurrogate(c) && c != '\uFFFD'));

    private static async Task<List<string>> RowsAsync(string text, int pause)
    {
        await using var source = new SourceText("a.csv", new PausingStream(Encoding.UTF8.GetBytes(text), pause), new());
        var reader = new CsvReader(source) { Delimiter = ';' };
        var rows = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } row)
        {
            rows.Add(row.Pack());
        }

        return rows;
    }

    private static async Task<int> ReadAsync(byte[] bytes, int pause)
    {
        var count = 0;
        try
        {
            var file = new ImportSource("a", _ => Task.FromResult<Stream>(new PausingStream(bytes, pause)), bytes.Length);
            await foreach (var invoice in new InvoiceReading([file], new()).ReadAsync(CancellationToken.None))
            {
                count += invoice is null ? 0 : 1;
            }
        }
        catch (BrokenFileException broken)
        {
            Assert.Contains(broken.Code, ImportFaultCodes.OfFiles);
        }

        return count;
    }

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class PausingStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
