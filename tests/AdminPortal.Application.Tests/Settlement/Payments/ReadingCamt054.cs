using System.Text;
using AdminPortal.Application.Settlement.Payments;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

public sealed class ReadingCamt054
{
    [Fact]
    public void A_payment_is_read_with_all_that_the_bank_says()
    {
        var read = Sound(BankFiles.Camt((" 123456782 ", 125.5m)));

        Assert.Equal((PaymentFormat.Camt054, "M1"), (read.Format, read.MessageId));
        var payment = Assert.Single(read.Entries);
        Assert.Equal(
            (new DateOnly(2026, 2, 27), 125.5m, "NOK", "123456782", "Kari Nordmann", "NO9386011117947", BankFiles.Account),
            (payment.BookedOn, payment.Amount, payment.CurrencyCode, payment.Reference, payment.PayerName, payment.PayerAccount, payment.CreditorAccount));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("04")]
    [InlineData("08")]
    [InlineData("13")]
    public void Every_version_is_read(string version) => Assert.Single(Sound(BankFiles.CamtOf(BankFiles.Entry(1m, ""), version)).Entries);

    [Fact]
    public void Newer_versions_nest_the_status_and_the_party()
    {
        var transaction = "<TxDtls><Refs><TxId>X</TxId></Refs><Amt Ccy=\"NOK\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
            + "<RltdPties><Dbtr><Pty><Nm>Ola</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Faktura</Ustrd><Ustrd>42</Ustrd></RmtInf></TxDtls>";
        var payment = Assert.Single(Sound(BankFiles.CamtOf(BankFiles.Entry(10m, transaction, status: "<Sts><Cd>BOOK</Cd></Sts>"), "08")).Entries);

        Assert.Equal(("Ola", "Faktura 42"), (payment.PayerName, payment.Reference));
    }

    [Fact]
    public void A_batch_is_read_payment_by_payment()
    {
        var entry = BankFiles.Entry(
            30m,
            "<Btch><NbOfTxs>2</NbOfTxs></Btch>"
            + BankFiles.Transaction("T1", BankFiles.Structured("1"), Amount("10.00")) + BankFiles.Transaction("T2", BankFiles.Structured("2"), Amount("20.00")));

        Assert.Equal([("1", 10m), ("2", 20m)], Sound(BankFiles.CamtOf(entry)).Entries.Select(payment => (payment.Reference, payment.Amount)));
    }

    [Fact]
    public void A_batch_without_its_payments_is_one_of_which_a_person_must_know()
    {
        var only = Assert.Single(Sound(BankFiles.CamtOf(BankFiles.Entry(30m, "<Btch><NbOfTxs>2</NbOfTxs></Btch>"))).Entries);

        Assert.Equal((null, 30m), (only.Reference, only.Amount));
    }

    [Fact]
    public void References_with_amounts_of_their_own_become_payments_of_their_own()
    {
        var parts = Transaction(BankFiles.Structured("111", 60m) + BankFiles.Structured("222", 40m));

        Assert.Equal([("111", 60m), ("222", 40m)], Sound(parts).Entries.Select(payment => (payment.Reference, payment.Amount)));
    }

    [Fact]
    public void References_whose_amounts_are_not_all_of_it_stay_one_payment() =>
        Assert.Equal([("111, 222", 100m)], Sound(Transaction(BankFiles.Structured("111", 60m) + BankFiles.Structured("222"))).Entries.Select(payment => (payment.Reference, payment.Amount)));

    [Fact]
    public void A_reversal_is_negative_and_outgoing_and_pending_entries_are_left_out()
    {
        var read = Sound(BankFiles.CamtOf(
            BankFiles.Entry(-10m, BankFiles.Transaction("T1", BankFiles.Structured("1")))
            + BankFiles.Entry(20m, "", "<CdtDbtInd>DBIT</CdtDbtInd>")
            + BankFiles.Entry(30m, "", status: "<Sts>PDNG</Sts>")
            + BankFiles.Entry(0m, "")));

        Assert.Equal(-10m, Assert.Single(read.Entries).Amount);
        Assert.Equal(3, read.LeftOut);
    }

    [Fact]
    public void Two_payments_that_are_alike_are_two_and_the_same_two_in_another_file()
    {
        var twice = BankFiles.Entry(10m, BankFiles.Transaction("T1", "")) + BankFiles.Entry(10m, BankFiles.Transaction("T1", ""));
        var first = Sound(BankFiles.CamtOf(twice)).Entries.Select(payment => payment.Fingerprint).ToList();

        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(first, Sound(BankFiles.CamtOf(twice, message: "M2")).Entries.Select(payment => payment.Fingerprint));
    }

    [Fact]
    public void Other_encodings_are_read()
    {
        var text = BankFiles.Camt(("1", 1m)).Replace("Kari", "Kåre", StringComparison.Ordinal);

        Assert.Equal("Kåre Nordmann", BankFiles.Read(text.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal), Encoding.Latin1).Entries[0].PayerName);
        var wide = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))).ToArray();
        Assert.Equal("Kåre Nordmann", BankFiles.Read(wide).Entries[0].PayerName);
    }

    [Theory]
    [InlineData("UTF-7")]
    [InlineData("UTF-32")]
    [InlineData("klingon")]
    public void An_encoding_that_is_not_read_is_a_fault(string encoding) => Assert.Equal(
        "not_xml", Assert.Single(BankFiles.Read(BankFiles.Camt(("1", 1m)).Replace("UTF-8", encoding, StringComparison.Ordinal)).Faults).Code);

    [Theory]
    [InlineData("<Amt Ccy=\"NOK\">1.00</Amt><CdtD", "<Amt>1.00</Amt><CdtD", "Ntry/Amt/@Ccy", "missing")]
    [InlineData(">1.00<", ">1,00<", "Ntry/Amt", "not_an_amount")]
    [InlineData(">1.00<", ">-1.00<", "Ntry/Amt", "not_an_amount")]
    [InlineData(">1.00<", ">1.00001<", "Ntry/Amt", "not_an_amount")]
    [InlineData("Ccy=\"NOK\">1", "Ccy=\"kr\">1", "Ntry/Amt/@Ccy", "not_a_currency")]
    [InlineData("CRDT", "CREDIT", "Ntry/CdtDbtInd", "unknown_code")]
    [InlineData("2026-02-27", "27.02.2026", "Ntry/BookgDt/Dt", "not_a_date")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd>", "", "Ntry/CdtDbtInd", "missing")]
    [InlineData("<NtryDtls>", "<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>", "NtryDtls/Btch/NbOfTxs", "count_differs")]
    public void A_fault_names_its_element(string from, string to, string field, string code)
    {
        var fault = Assert.Single(BankFiles.Read(BankFiles.Camt(("1", 1m)).Replace(from, to, StringComparison.Ordinal)).Faults);

        Assert.Equal((field, code), (fault.Field, fault.Code));
        Assert.True(fault.Line > 1);
    }

    [Fact]
    public void Transactions_that_are_not_all_of_the_entry_are_a_fault() => Assert.Equal(
        [("Ntry/Amt", "sum_differs", "30.00 / 10.00")],
        BankFiles.Read(BankFiles.CamtOf(BankFiles.Entry(30m, BankFiles.Transaction("T1", "", Amount("10.00"))))).Faults.Select(fault => (fault.Field!, fault.Code, fault.Value!)));

    [Fact]
    public void Another_message_is_told_from_it() => Assert.Equal(
        "not_camt054", Assert.Single(BankFiles.Read(BankFiles.Camt(("1", 1m)).Replace("camt.054", "camt.053", StringComparison.Ordinal)).Faults).Code);

    private static string Amount(string amount) => $"<AmtDtls><TxAmt><Amt Ccy=\"NOK\">{amount}</Amt></TxAmt></AmtDtls>";

    private static string Transaction(string remittance) => BankFiles.CamtOf(BankFiles.Entry(100m, BankFiles.Transaction("T1", remittance)));

    private static PaymentFileContent Sound(string file)
    {
        var read = BankFiles.Read(file);
        Assert.Empty(read.Faults);
        return read;
    }
}
