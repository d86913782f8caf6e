using System.Globalization;
using System.Text;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

public sealed class ImportingInvoices
{
    private const string Lines = "invoiceNumber,lineCreationSequenceNumber,ProductNumber,ProductName,InvoicedQuantity,SalesPrice,LineAmount,LineTotalTaxAmount,CurrencyCode";

    [Theory, EachDatabase]
    public async Task Every_field_lands_as_the_file_has_it(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);

        var outcome = await setting.ImportAsync(ImportSetting.Source("a.json", Everything(setting)));

        Assert.Equal((ImportStatus.Done, 1, 0, 0, 0, 2), (outcome.Status, outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Refused, outcome.Lines));
        var invoice = (await setting.InvoiceAsync("INV-2026.1"))!;
        Assert.Equal(("Fjord AS", "Fjell før i tida"), (invoice.Receiver!.Name, invoice.UserName));
        Assert.Equal((setting.Fjord.Id, setting.Fjell.Id, "Fjord som fakturert"), (invoice.ReceiverId, invoice.UserId, invoice.ReceiverName));
        Assert.Equal(new DateTime(2026, 1, 31, 23, 0, 0, DateTimeKind.Utc), invoice.InvoiceDate);
        Assert.Equal(new DateOnly(2026, 2, 15), invoice.DueOn);
        Assert.Equal((1234.5678m, 50m, 10.5m, 5m, 2.5m), (invoice.TotalInvoiceAmount, invoice.TotalTaxAmount, invoice.TotalChargeAmount, invoice.TotalDiscountAmount, invoice.InvoiceHeaderTaxAmount));
        Assert.Equal(("Storgata", "1 B", "0155", "Oslo", "NO", "NOR"), (invoice.InvoiceAddressStreet, invoice.InvoiceAddressStreetNumber, invoice.InvoiceAddressZipCode, invoice.InvoiceAddressCity, invoice.InvoiceAddressCountryRegionIsoCode, invoice.InvoiceAddressCountryRegionId));
        Assert.Equal(("SO-1", "Best. 7", "2345676", "5512345678", "KTR-1", "DOC-1"), (invoice.SalesOrderNumber, invoice.CustomersOrderReference, invoice.PaymentId, invoice.InvoiceCustomerAccountNumber, invoice.ContractReference, invoice.DocumentReference));
        Assert.True(invoice.Settled);
        Assert.Equal(setting.Store.Clock.UtcNow, invoice.SettledSeenAt);
        Assert.Equal(outcome.ImportId, invoice.ImportId);
        var line = invoice.Lines[1];
        Assert.Equal((2, "SMS", "SMS, Norge", 1501.123456m, "pcs", 0.289m, 433.7890m), (line.LineNumber, line.ItemNumber, line.ProductName, line.InvoicedQuantity, line.SalesUnitSymbol, line.SalesPrice, line.LineAmount));
        Assert.Equal((1m, 2m, 108.45m, "NOK"), (line.LineTotalDiscountAmount, line.LineTotalChargeAmount, line.LineTotalTaxAmount, line.CurrencyCode));
        Assert.Equal(
            (new DateTime(2025, 12, 31, 23, 0, 0), new DateTime(2026, 12, 31, 10, 0, 0), null, null),
            (line.ContractStart, line.ContractEnd, line.RevenueRecognitionStart, line.RevenueRecognitionEnd));
        Assert.True(invoice.Findings.HasFlag(FindingSet.Total));
    }

    [Theory]
    [InlineData("utf-8", ';', ',')]
    [InlineData("utf-8 mark", ';', '.')]
    [InlineData("windows-1252", ';', ',')]
    [InlineData("utf-16", '\t', ',')]
    [InlineData("utf-16 big", ',', '.')]
    [InlineData("utf-8", ',', ',')]
    public async Task A_table_is_read_in_any_encoding_with_any_delimiter_and_decimal_mark(string encoding, char delimiter, char mark)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        string[] rows =
        [
            ImportSetting.Head,
            setting.Row("1", "Signering", "\"Søknad; \"\"hurtig\"\",\r\npå \t3 €\""),
            setting.Row("2", "Fjord AS", "Åsen – Ærlig & Øre"),
            setting.Row("3", "1;100,00;100,00", "2,123456;1 250 000,5;-99"),
        ];
        var text = string.Join("\r\n", rows.Select(row => Rewritten(row, delimiter, mark)));

        var outcome = await setting.ImportAsync(ImportSetting.Source("fil.csv", Encoded(text, encoding)));

        Assert.Empty(setting.Told);
        Assert.Equal((ImportStatus.Done, 3, 3), (outcome.Status, outcome.Created, outcome.Lines));
        Assert.Equal("Søknad; \"hurtig\", på 3 €", (await setting.InvoiceAsync("1"))!.Lines[0].ProductName);
        Assert.Equal("Åsen – Ærlig & Øre", (await setting.InvoiceAsync("2"))!.ReceiverName);
        var line = (await setting.InvoiceAsync("3"))!.Lines[0];
        Assert.Equal((2.123456m, 1250000.5m, -99m), (line.InvoicedQuantity, line.SalesPrice, line.LineAmount));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-28T23:00:00")]
    [InlineData("02.07.2026", "2026-07-01T22:00:00")]
    [InlineData("2.7.2026", "2026-07-01T22:00:00")]
    [InlineData("2019-08-24T14:15:22Z", "2019-08-24T14:15:22")]
    [InlineData("2019-08-24T14:15:22.5+02:00", "2019-08-24T12:15:22.5")]
    [InlineData("2019-08-24 14:15:22", "2019-08-24T14:15:22")]
    public async Task A_date_is_an_instant_or_a_day_that_begins_in_Norway(string written, string utc)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        await setting.ImportAsync(setting.Row("1", "2026-02-02", written));

        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), (await setting.InvoiceAsync("1"))!.InvoiceDate);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("JA", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("nei", false)]
    [InlineData("", false)]
    public async Task Settled_is_said_in_several_ways(string written, bool settled)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        await setting.ImportAsync(setting.Row("1", "false", written));

        Assert.Equal(settled, (await setting.InvoiceAsync("1"))!.Settled);
    }

    [Theory, EachDatabase]
    public async Task Headers_and_lines_come_in_two_files_of_Dynamics_in_any_order(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);
        setting.Store.Given.BillingAccount(setting.Fjell, setting.Fjord, account => account.Number = "12345678");
        var headers = """
            INVOICENUMBER,INVOICEDATE,CONTACTPERSONID,CUSTOMERSORDERREFERENCE,PAYMENTTERMSNAME,TOTALINVOICEAMOUNT,CURRENCYCODE,INVOICEHEADERTAXAMOUNT,TOTALTAXAMOUNT,TOTALCHARGEAMOUNT,TOTALDISCOUNTAMOUNT,INVOICECUSTOMERACCOUNTNUMBER,SALESORDERNUMBER,INVOICEADDRESSCOUNTRYREGIONISOCODE,LEDGERVOUCHER
            F-1,2026-02-02 00:00:00,,PO 1,Net30,375.000000,NOK,0.00,75.000000,0,0,5512345678,SO-1,NO,V1
            F-2,2026-02-03 00:00:00,,,Net30,125,NOK,0,25,0,0,5512345678,SO-2,NO,V2
            """;
        var lines = $"""
            {Lines}
            F-1,3,P3,Tredje,1,100.00,100.00,25.00,NOK
            F-2,1,P1,Eneste,1,100.00,100.00,25.00,
            F-1,1,P1,Første,1,100.00,100.00,25.00,NOK
            F-1,2,P2,Andre,1,100.00,100.00,25.00,SEK
            F-9,1,P1,Uten hode,1,100.00,100.00,25.00,NOK
            """;

        var outcome = await setting.ImportAsync(ImportSetting.Source("lines.csv", lines), ImportSetting.Source("headers.csv", headers));

        Assert.Equal((2, 1, 4), (outcome.Created, outcome.Refused, outcome.Lines));
        Assert.Equal([("lines.csv", 6, "F-9", "invoiceNumber", "unknown_invoice")], setting.Told.Select(f => (f.File, f.Line, f.InvoiceNumber, f.Field, f.Code)));
        var invoice = (await setting.InvoiceAsync("F-1"))!;
        Assert.Equal(["Første", "Andre", "Tredje"], invoice.Lines.Select(line => line.ProductName));
        Assert.Equal(["NOK", "SEK", "NOK"], invoice.Lines.Select(line => line.CurrencyCode));
        Assert.Equal((setting.Fjord.Id, setting.Fjell.Id, "Fjord AS", "Fjell AS", "PO 1"), (invoice.ReceiverId, invoice.UserId, invoice.ReceiverName, invoice.UserName, invoice.CustomersOrderReference));
        Assert.Equal(new DateOnly(2026, 2, 16), invoice.DueOn);
        Assert.Equal(FindingSet.Currency, invoice.Findings & ~FindingSet.PaymentReference);
    }

    [Theory, EachDatabase]
    public async Task A_header_without_an_id_lands_with_its_name_alone(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);

        var outcome = await setting.ImportAsync(setting.Row("1", setting.Fjord.PublicId + ";Fjord AS", ";Ukjent Mottaker AS"));

        var invoice = (await setting.InvoiceAsync("1"))!;
        Assert.Equal((1, null, "Ukjent Mottaker AS", null, "Ukjent Mottaker AS"), (outcome.Created, invoice.ReceiverId, invoice.ReceiverName, invoice.UserId, invoice.UserName));
        Assert.Equal(new DateOnly(2026, 3, 4), invoice.DueOn);
    }

    [Fact]
    public async Task A_header_stands_on_the_first_of_its_rows_or_on_each()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        const string Rest = ";;2;;;;;;;B-2;Mer;1;100,00;100,00;25,00";

        var outcome = await setting.ImportAsync(setting.Row("1"), setting.Row("1"), setting.Row("2"), Rest, setting.Row("3", "A-1;Signering;1;100,00;100,00;25,00", ";;;;;"));

        Assert.Empty(setting.Told);
        Assert.Equal((3, 4), (outcome.Created, outcome.Lines));
        Assert.Equal([1, 2], (await setting.InvoiceAsync("1"))!.Lines.Select(line => line.LineNumber));
        Assert.Equal(["A-1", "B-2"], (await setting.InvoiceAsync("2"))!.Lines.Select(line => line.ItemNumber));
        Assert.Empty((await setting.InvoiceAsync("3"))!.Lines);
    }

    [Fact]
    public async Task Json_comes_as_a_list_or_line_by_line()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        string One(string number) => $$"""{"organizationName":"A","invoiceNumber":"{{number}}","invoiceDate":"2026-02-02","currencyCode":"nok","totalInvoiceAmount":1e2,"totalTaxAmount":"0,00","lines":[{"lineAmount":100}]}""";

        var list = await setting.ImportAsync(ImportSetting.Source("a.json", $" [ {One("1")} ,\n{One("2")}]\n"));
        var lines = await setting.ImportAsync(ImportSetting.Source("b.jsonl", $"{One("3")}\n{One("4")}\n"));

        Assert.Equal((2, 2), (list.Created, lines.Created));
        Assert.Equal((100m, "NOK"), ((await setting.InvoiceAsync("4"))!.TotalInvoiceAmount, (await setting.InvoiceAsync("4"))!.CurrencyCode));
    }

    private static string Everything(ImportSetting setting) => $$"""
        [{
          "organizationId": "{{setting.Fjord.PublicId}}", "organizationName": "Fjord som fakturert",
          "usageOrganizationId": "{{setting.Fjell.PublicId}}", "usageOrganizationName": "Fjell før i tida",
          "invoiceNumber": "INV-2026.1", "invoiceDate": "2026-02-01", "invoiceAddressCountryRegionISOCode": "no", "invoiceAddressZipCode": "0155",
          "totalTaxAmount": 50, "invoiceAddressStreetNumber": "1 B", "invoiceAddressStreet": "Storgata", "totalChargeAmount": 10.5,
          "totalDiscountAmount": 5.0000, "currencyCode": "NOK", "salesOrderNumber": "SO-1", "invoiceAddressCity": "Oslo", "invoiceHeaderTaxAmount": 2.5,
          "invoiceAddressState": null, "invoiceAddressCountryRegionId": "NOR", "customersOrderReference": "Best. 7", "totalInvoiceAmount": 1234.5678,
          "paymentId": "2345676", "invoiceCustomerAccountNumber": "5512345678", "sigContractRef": "KTR-1", "sigDocumentRef": "DOC-1", "settled": true,
          "somethingElse": {"deep": [1, 2, {"a": null}]},
          "lines": [
            {"lineAmount": 100, "invoicedQuantity": 1, "salesPrice": 100, "currencyCode": "NOK"},
            {"lineTotalDiscountAmount": 1, "lineTotalTaxAmount": 108.45, "currencyCode": "NOK", "salesPrice": 0.289, "salesUnitSymbol": "pcs", "lineTotalChargeAmount": 2,
             "invoicedQuantity": 1501.123456, "lineAmount": 433.789, "productName": "SMS, Norge", "revRecContractStartDate": null, "revRecContractEndDate": "",
             "sigContractStart": "2026-01-01", "sigContractEnd": "2026-12-31T10:00:00Z", "itemNumber": "SMS"}
          ]
        }]
        """;

    /// <summary>Decimal commas and delimiters become others; a field that holds the delimiter is quoted.</summary>
    private static string Rewritten(string row, char delimiter, char mark)
    {
        var quoted = row.Split('"');
        for (var part = 0; part < quoted.Length; part += 2)
        {
            var fields = quoted[part].Split(';').Select(field =>
            {
                var changed = field.Length > 0 && (char.IsAsciiDigit(field[0]) || field[0] == '-') ? field.Replace(',', mark) : field;
                return changed.Contains(delimiter, StringComparison.Ordinal) ? $"\"{changed}\"" : changed;
            });
            quoted[part] = string.Join(delimiter, fields);
        }

        return string.Join('"', quoted);
    }

    private static byte[] Encoded(string text, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding chosen = encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 mark" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            "utf-16 big" => Encoding.BigEndianUnicode,
            var other => Encoding.GetEncoding(other),
        };
        return [.. chosen.GetPreamble(), .. chosen.GetBytes(text)];
    }
}
