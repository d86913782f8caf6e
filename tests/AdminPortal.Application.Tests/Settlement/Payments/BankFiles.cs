using System.Globalization;
using System.Security;
using System.Text;
using AdminPortal.Application.Settlement.Payments;

namespace AdminPortal.Application.Tests.Settlement.Payments;

/// <summary>Makes bank files, right in every count and sum; tests then spoil them.</summary>
internal static class BankFiles
{
    public const string Account = "12345678903";

    public static PaymentFileContent Read(string text, Encoding? encoding = null) => Read((encoding ?? Encoding.UTF8).GetBytes(text));

    public static PaymentFileContent Read(byte[] bytes) => PaymentFileReader.Read(new MemoryStream(bytes));

    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    /// <summary>One entry for each payment, in version 001.02.</summary>
    public static string Camt(params IEnumerable<(string? Reference, decimal Amount)> payments) => CamtOf(
        string.Concat(payments.Select((payment, at) => Entry(payment.Amount, Transaction($"T{at}", payment.Reference is null ? "" : Structured(payment.Reference))))));

    public static string CamtOf(string entries, string version = "02", string message = "M1") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.{version}">
          <BkToCstmrDbtCdtNtfctn>
            <GrpHdr><MsgId>{message}</MsgId><CreDtTm>2026-03-01T06:00:00+01:00</CreDtTm></GrpHdr>
            <Ntfctn>
              <Id>N1</Id><CreDtTm>2026-03-01T06:00:00+01:00</CreDtTm>
              <Acct><Id><Othr><Id>{Account}</Id></Othr></Id><Ccy>NOK</Ccy></Acct>
              {entries}
            </Ntfctn>
          </BkToCstmrDbtCdtNtfctn>
        </Document>
        """;

    public static string Entry(decimal amount, string transactions, string? indicators = null, string currency = "NOK", string status = "<Sts>BOOK</Sts>") => $"""
        <Ntry>
          <Amt Ccy="{currency}">{Text(Math.Abs(amount))}</Amt>{indicators ?? (amount < 0 ? "<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>" : "<CdtDbtInd>CRDT</CdtDbtInd>")}{status}
          <BookgDt><Dt>2026-02-27</Dt></BookgDt><ValDt><Dt>2026-02-28</Dt></ValDt><AcctSvcrRef>A1</AcctSvcrRef>
          <NtryDtls>{transactions}</NtryDtls>
        </Ntry>
        """;

    public static string Transaction(string id, string remittance, string amount = "") => $"""
        <TxDtls><Refs><AcctSvcrRef>{id}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{amount}
          <RltdPties><Dbtr><Nm>Kari  Nordmann</Nm></Dbtr><DbtrAcct><Id><IBAN>NO9386011117947</IBAN></Id></DbtrAcct></RltdPties>
          <RmtInf>{remittance}</RmtInf></TxDtls>
        """;

    public static string Structured(string reference, decimal? amount = null) =>
        $"<Strd>{(amount is { } part ? $"<RfrdDocAmt><RmtdAmt Ccy=\"NOK\">{Text(part)}</RmtdAmt></RfrdDocAmt>" : "")}<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>{SecurityElement.Escape(reference)}</Ref></CdtrRefInf></Strd>";

    /// <summary>One assignment; a payment without a KID has a text.</summary>
    public static string Ocr(params IReadOnlyList<(string? Kid, decimal Amount)> payments) => string.Join("\r\n", OcrLines(payments)) + "\r\n";

    public static List<string> OcrLines(params IReadOnlyList<(string? Kid, decimal Amount)> payments)
    {
        var sum = Math.Abs(payments.Sum(payment => payment.Amount));
        List<string> lines = ["NY000010" + "00008080" + "1700031" + "00010200" + Zeros(49), "NY090020" + "001008566" + "0000002" + Account + Zeros(45)];
        for (var at = 0; at < payments.Count; at++)
        {
            var (kid, amount) = payments[at];
            var head = $"NY09{(kid is null ? 20 : 10)}";
            var number = (at + 1).ToString("D7", CultureInfo.InvariantCulture);
            lines.Add($"{head}30{number}270226" + "0101" + "1" + "64000" + (amount < 0 ? "-" : "0") + Ore(Math.Abs(amount)) + (kid ?? "").PadLeft(25) + Zeros(6));
            lines.Add($"{head}31{number}" + "9636827194" + "099038562" + Zeros(7) + "260226" + "99990512341" + Zeros(22));
            if (kid is null)
            {
                lines.Add($"{head}32{number}" + "Takk for sist".PadRight(40) + Zeros(25));
            }
        }

        lines.Add("NY090088" + Eight(payments.Count) + Eight(lines.Count) + Ore(sum) + "270226270226270226" + Zeros(21));
        lines.Add("NY000089" + Eight(payments.Count) + Eight(lines.Count + 1) + Ore(sum) + "270226" + Zeros(33));
        return lines;
    }

    public static string Text(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);

    private static string Ore(decimal amount) => ((long)(amount * 100m)).ToString("D17", CultureInfo.InvariantCulture);

    private static string Eight(int count) => count.ToString("D8", CultureInfo.InvariantCulture);

    private static string Zeros(int count) => new('0', count);
}
