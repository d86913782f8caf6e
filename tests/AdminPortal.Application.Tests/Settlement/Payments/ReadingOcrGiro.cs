using System.Text;
using AdminPortal.Application.Settlement.Payments;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

public sealed class ReadingOcrGiro
{
    [Fact]
    public void A_payment_is_read_from_its_records()
    {
        var read = BankFiles.Read(BankFiles.Ocr(("123456782", 1025.50m)));

        Assert.Empty(read.Faults);
        Assert.Equal((PaymentFormat.OcrGiro, "1700031"), (read.Format, read.MessageId));
        var payment = Assert.Single(read.Entries);
        Assert.Equal(
            (new DateOnly(2026, 2, 27), 1025.50m, "NOK", "123456782", null, "99990512341", BankFiles.Account),
            (payment.BookedOn, payment.Amount, payment.CurrencyCode, payment.Reference, payment.PayerName, payment.PayerAccount, payment.CreditorAccount));
    }

    [Fact]
    public void A_sign_makes_it_negative_and_sums_go_by_the_sign()
    {
        var read = BankFiles.Read(BankFiles.Ocr(("1", 100m), ("2", -30m)));

        Assert.Empty(read.Faults);
        Assert.Equal([100m, -30m], read.Entries.Select(payment => payment.Amount));
    }

    [Fact]
    public void A_text_stands_in_for_a_reference() => Assert.Equal("Takk for sist", Assert.Single(BankFiles.Read(BankFiles.Ocr((null, 5m))).Entries).Reference);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_blanks_at_the_end_and_an_end_of_file_mark_do_not_matter(string lineEnd)
    {
        var text = string.Join($"  {lineEnd}", BankFiles.OcrLines(("12345678901-", 5m))) + lineEnd + lineEnd + '\u001A';

        var read = BankFiles.Read(text, Encoding.Latin1);
        Assert.Empty(read.Faults);
        Assert.Equal("12345678901-", read.Entries[0].Reference);
    }

    [Fact]
    public void Assignments_of_another_service_are_passed_over()
    {
        var lines = BankFiles.OcrLines(("1", 5m));
        string[] agreements =
        [
            "NY212420" + new string('0', 9) + "0000003" + BankFiles.Account + new string('0', 45),
            "NY219470" + "0000001" + "0" + "1".PadLeft(25) + "N" + new string('0', 38),
            "NY212488" + "00000001" + "00000003" + new string('0', 56),
        ];
        lines.InsertRange(lines.Count - 1, agreements);
        lines[^1] = lines[^1].Replace("0000000100000006", "0000000200000009", StringComparison.Ordinal);

        var read = BankFiles.Read(string.Join('\n', lines));
        Assert.Empty(read.Faults);
        Assert.Single(read.Entries);
    }

    [Theory]
    [InlineData(2, "270226", "310226", "SettlementDate", "not_a_date")]
    [InlineData(2, "0000000000000050", "00000000000000x0", "Amount", "not_a_number")]
    [InlineData(2, "NY091030", "NY099930", "TransactionType", "unknown_code")]
    [InlineData(4, "00000001", "00000002", "TransactionCount", "count_differs")]
    [InlineData(4, "00000004", "00000005", "RecordCount", "count_differs")]
    [InlineData(4, "00000000000000500", "00000000000000600", "Sum", "sum_differs")]
    [InlineData(5, "00000000000000500", "00000000000000600", "Sum", "sum_differs")]
    [InlineData(3, "NY0910310000001", "NY0910310000002", "TransactionNumber", "sequence")]
    [InlineData(3, "NY091031", "NY091099", null, "sequence")]
    [InlineData(2, "000000", "", null, "length")]
    public void A_fault_names_its_line_and_field(int line, string from, string to, string? field, string code)
    {
        var lines = BankFiles.OcrLines(("1234", 5m));
        lines[line] = code == "length" ? lines[line][..70] : ReplaceFirst(lines[line], from, to);

        var fault = BankFiles.Read(string.Join('\n', lines)).Faults[0];
        Assert.Equal((line + 1, field, code), (fault.Line, fault.Field, fault.Code));
    }

    [Fact]
    public void A_file_that_ends_too_soon_is_told()
    {
        var lines = BankFiles.OcrLines(("1234", 5m));

        Assert.Equal("truncated", Assert.Single(BankFiles.Read(string.Join('\n', lines.SkipLast(1))).Faults).Code);
        Assert.Contains(BankFiles.Read(string.Join('\n', lines.Where((_, at) => at != 3))).Faults, fault => fault.Code == "sequence");
    }

    [Fact]
    public void The_transactions_number_in_the_file_is_none_of_its_own() => Assert.Contains(
        Assert.Single(BankFiles.Read(BankFiles.Ocr(("2", 5m))).Entries).Fingerprint,
        BankFiles.Read(BankFiles.Ocr(("1", 5m), ("2", 5m))).Entries.Select(payment => payment.Fingerprint));

    private static string ReplaceFirst(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return $"{text[..at]}{to}{text[(at + from.Length)..]}";
    }
}
