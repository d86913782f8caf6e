using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Playwright;

namespace AdminPortal.E2E.Hosting;

/// <summary>Files as they come from the bank.</summary>
internal static class BankFile
{
    private const string Foot = "</Ntfctn>\n</BkToCstmrDbtCdtNtfctn>\n</Document>\n";

    /// <summary>A notification of camt.054 with these payments, an entry on each line from the tenth on.</summary>
    public static FilePayload Camt054(string name, params (string Payer, decimal Amount, string Reference)[] payments) =>
        Of(name, Head(name) + string.Concat(payments.Select((payment, at) => Entry($"{name}-{at}", payment.Payer, Amount(payment.Amount), payment.Reference))) + Foot);

    /// <summary>One whose second payment, on line 11, has words for its amount.</summary>
    public static FilePayload Broken(string name) =>
        Of(name, Head(name) + Entry($"{name}-1", "Hel", "100.00", "1") + Entry($"{name}-2", "Knust", "tolv kroner", "2") + Foot);

    /// <summary>One of those in docs/samples.</summary>
    public static FilePayload Sample(string name) => Of(name, File.ReadAllText(PathOfSample(name)));

    public static string PathOfSample(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "samples", name));

    private static string Head(string id) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">
        <BkToCstmrDbtCdtNtfctn>
        <GrpHdr><MsgId>{id}</MsgId><CreDtTm>2026-11-21T05:30:00+01:00</CreDtTm></GrpHdr>
        <Ntfctn>
        <Id>1</Id>
        <CreDtTm>2026-11-21T05:30:00+01:00</CreDtTm>
        <Acct><Id><Othr><Id>15030000003</Id></Othr></Id><Ccy>NOK</Ccy></Acct>
        <!-- Payments -->

        """;

    private static string Entry(string id, string payer, string amount, string reference) =>
        $"<Ntry><Amt Ccy=\"NOK\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>{id}</AcctSvcrRef>"
        + $"<NtryDtls><TxDtls><Refs><AcctSvcrRef>{id}</AcctSvcrRef></Refs><RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr></RltdPties>"
        + $"<RmtInf><Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>\n";

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static FilePayload Of(string name, string content) =>
        new() { Name = name, MimeType = name.EndsWith(".xml", StringComparison.Ordinal) ? "text/xml" : "text/plain", Buffer = Encoding.UTF8.GetBytes(content) };
}
