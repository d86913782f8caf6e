using System.Text;
using AdminPortal.Application.Settlement.Payments;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

/// <summary>Whatever somebody sends is answered with payments or with faults, soon, and without the memory for more than there is.</summary>
public sealed class FuzzingBankFiles
{
    private static readonly byte[] Camt = Encoding.UTF8.GetBytes(BankFiles.CamtOf(
        BankFiles.Entry(30m, BankFiles.Transaction("T1", BankFiles.Structured("1", 10m) + BankFiles.Structured("2", 20m)))
        + BankFiles.Entry(-5m, BankFiles.Transaction("T2", "<Ustrd>Faktura 1 &amp; 2</Ustrd>"))));

    private static readonly byte[] Ocr = Encoding.Latin1.GetBytes(BankFiles.Ocr(("123456782", 100m), ("2", -30m), (null, 7m)));

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1_500);

    [Fact]
    public void Any_bytes() => Prop.ForAll<byte[]>(bytes => IsAnswered(bytes)).Check(Config);

    [Fact]
    public void Any_bytes_after_a_beginning_that_is_right() => Prop.ForAll<byte[], bool>((bytes, isXml) =>
        IsAnswered([.. isXml ? Camt.AsSpan(0, 120) : Ocr.AsSpan(0, 90), .. bytes])).Check(Config);

    [Fact]
    public void Some_bytes_of_a_right_file_changed_taken_out_or_doubled() => Prop.ForAll<bool, int[], byte[]>((isXml, places, bytes) =>
    {
        List<byte> file = [.. isXml ? Camt : Ocr];
        for (var at = 0; at < places.Length; at++)
        {
            var place = (int)((uint)places[at] % (uint)file.Count);
            switch ((uint)places[at] % 3)
            {
                case 0:
                    file[place] = at < bytes.Length ? bytes[at] : (byte)'9';
                    break;
                case 1:
                    file.RemoveAt(place);
                    break;
                default:
                    file.Insert(place, file[place]);
                    break;
            }
        }

        return IsAnswered([.. file]);
    }).Check(Config);

    [Fact]
    public void Every_beginning_of_a_right_file()
    {
        foreach (var file in new[] { Camt, Ocr })
        {
            // The last line of OCR giro may lack its end and be whole.
            var whole = file == Ocr ? file.Length - 41 : Encoding.UTF8.GetString(file).LastIndexOf('>');
            Assert.All(Enumerable.Range(0, whole), length => Assert.NotEmpty(BankFiles.Read(file[..length]).Faults));
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>", "&c;")]
    [InlineData("<!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>", "&a;")]
    [InlineData("<!DOCTYPE Document SYSTEM \"http://localhost:1/evil.dtd\">", "")]
    public void A_document_type_is_refused(string declaration, string reference)
    {
        var text = BankFiles.Camt(("1", 1m)).Replace("<Document", declaration + "<Document", StringComparison.Ordinal).Replace("Kari", $"Kari{reference}", StringComparison.Ordinal);

        var read = BankFiles.Read(text);
        Assert.Equal(PaymentFileFaults.NotXml, Assert.Single(read.Faults).Code);
        Assert.Empty(read.Entries);
    }

    [Fact]
    public void Elements_too_deep_in_one_another_are_refused() => Assert.Equal(
        PaymentFileFaults.TooDeep, Assert.Single(BankFiles.Read(string.Concat(Enumerable.Repeat("<a>", 100_000))).Faults).Code);

    [Theory]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\">", "x", "")]
    [InlineData("<?xml version=\"1.0\"?><a b=\"", "x", "")]
    [InlineData("<", "x", "")]
    [InlineData("NY", "0", "")]
    [InlineData("NY000010", "\n", "")]
    [InlineData("", "<", "")]
    public void Ten_megabytes_of_one_thing_end_soon_and_hold_no_memory(string beginning, string repeated, string end)
    {
        var bytes = Encoding.UTF8.GetBytes(beginning + string.Concat(Enumerable.Repeat(repeated, 10_000_000)) + end);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotEmpty(BankFiles.Read(bytes).Faults);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void A_long_value_is_cut()
    {
        var text = BankFiles.Camt((new string('7', 5_000_000), 1m));

        Assert.Equal(EntryText.Longest, Assert.Single(BankFiles.Read(text).Entries).Reference!.Length);
    }

    [Fact]
    public void No_more_faults_are_told_than_one_reads()
    {
        var lines = BankFiles.OcrLines(("1", 1m));
        lines.InsertRange(2, Enumerable.Repeat("NY09", 100_000));

        Assert.Equal(PaymentFileContent.MostFaults, BankFiles.Read(string.Join('\n', lines)).Faults.Count);
    }

    private static bool IsAnswered(byte[] bytes)
    {
        var read = BankFiles.Read(bytes);
        return read.Faults.All(fault => fault.Line > 0 && fault.Code.Length > 0)
            && read.Entries.All(entry => entry is { Amount: not 0m, CurrencyCode.Length: 3, Fingerprint.Length: > 0 and <= 128 } and not { Reference.Length: > EntryText.Longest });
    }
}
