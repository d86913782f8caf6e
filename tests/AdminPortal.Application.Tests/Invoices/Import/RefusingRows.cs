using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

public sealed class RefusingRows
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Bad_rows_are_told_by_line_field_and_reason_and_the_good_ones_land(StoreProvider provider)
    {
        await using var setting = new ImportSetting(provider);

        var outcome = await setting.ImportAsync(
            setting.Row("1"),
            setting.Row("2", "2026-02-02", "31.02.2026"),
            setting.Row("3"),
            setting.Row("3", "1;100,00;100,00", "én;100,00;100,00"),
            setting.Row("4", "o-p-", "o-x-"),
            setting.Row("5"));

        Assert.Equal((ImportStatus.Done, 2, 3, 2, 3), (outcome.Status, outcome.Created, outcome.Refused, outcome.Lines, outcome.Faults));
        (string, int, string?, string?, string, string?)[] expected =
        [
            ("fakturaer.csv", 3, "2", "invoiceDate", "not_a_date", "31.02.2026"),
            ("fakturaer.csv", 5, "3", "invoicedQuantity", "not_a_number", "én"),
            ("fakturaer.csv", 6, "4", "organizationId", "unknown_organization", setting.Fjord.PublicId.Replace("o-p-", "o-x-", StringComparison.Ordinal)),
        ];
        Assert.Equal(expected, setting.Told.Select(f => (f.File, f.Line, f.InvoiceNumber, f.Field, f.Code, f.Value)));
        var kept = await setting.Store.Service<ImportFaultService>().ListAsync(outcome.ImportId, null, new(), Cancellation);
        Assert.Equal(expected, kept.Items.Select(f => (f.File, f.Line, f.InvoiceNumber, f.Field, f.Code, f.Value)));
        Assert.Equal(["1", "5"], setting.Store.Open().Invoices.Select(i => i.InvoiceNumber).Order());
    }

    public static TheoryData<string, string, string?, string, string?> Faults => new()
    {
        { "1;2026", " ;2026", "invoiceNumber", "required", null },
        { "2026-02-02", "", "invoiceDate", "required", null },
        { "2026-02-02", "1900-01-01", "invoiceDate", "required", "1900-01-01" },
        { "2026-02-02", "0026-02-02", "invoiceDate", "out_of_range", "0026-02-02" },
        { "2026-02-02", "9999-12-31", "invoiceDate", "out_of_range", "9999-12-31" },
        { "NOK", "NO", "currencyCode", "not_a_currency", "NO" },
        { "NOK", "KRÅ", "currencyCode", "not_a_currency", "KRÅ" },
        { "125,00", "", "totalInvoiceAmount", "required", null },
        { "125,00", "1.234,50", "totalInvoiceAmount", "not_a_number", "1.234,50" },
        { "25,00;false", "25.00;false", "totalTaxAmount", "other_decimal_mark", "25.00" },
        { "125,00", "12 34,5", "totalInvoiceAmount", "not_a_number", "12 34,5" },
        { "125,00", "125,00001", "totalInvoiceAmount", "too_precise", "125,00001" },
        { "125,00", "922337203685478", "totalInvoiceAmount", "out_of_range", "922337203685478" },
        { "125,00", "12345678901234567890123456789012345678901234567890", "totalInvoiceAmount", "out_of_range", "12345678901234567890123456789012345678901234567890" },
        { "false", "maybe", "settled", "not_a_flag", "maybe" },
        { "1001", "Æ\u0007", "paymentId", "control_characters", "Æ\u0007" },
        { "Signering;1;100", "Signering;1;100;x", null, "field_count", "16" },
        { "Signering;1;100,00;", "Signering;1;", null, "field_count", "14" },
        { "Signering", "\"Sign\"ering", null, "broken_quote", null },
        { "1;100,00;100,00", "1,1234567;100,00;100,00", "invoicedQuantity", "too_precise", "1,1234567" },
        { "1;100,00;100,00", "1;100,00;", "lineAmount", "required", null },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Every_field_has_its_rules(string what, string instead, string? field, string code, string? value)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        var outcome = await setting.ImportAsync(setting.Row("1", what, instead), setting.Row("2"));

        var fault = Assert.Single(setting.Told);
        Assert.Equal((2, field, code, value), (fault.Line, fault.Field, fault.Code, fault.Value));
        Assert.Equal((1, 1), (outcome.Created, outcome.Refused));
    }

    [Fact]
    public async Task A_text_is_no_longer_than_its_column()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        await setting.ImportAsync(setting.Row("1", "1001", new('7', 65)), setting.Row("2", "Signering", new('s', 256)), setting.Row("3", "Signering", new('s', 255)));

        Assert.Equal([("paymentId", "length_max"), ("productName", "length_max")], setting.Told.Select(fault => (fault.Field!, fault.Code)));
    }

    [Fact]
    public async Task Every_fault_of_an_invoice_is_told_at_once_and_all_its_lines_stay_out()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        var outcome = await setting.ImportAsync(
            setting.Row("1", "NOK;125,00", "X;y"), setting.Row("1").Replace("25,00;false", "26,00;false", StringComparison.Ordinal).Replace("NOK;125,00", ";", StringComparison.Ordinal));

        Assert.Equal(
            [(2, "currencyCode", "not_a_currency"), (2, "totalInvoiceAmount", "not_a_number"), (3, "totalTaxAmount", "differs_within_invoice")],
            setting.Told.Select(fault => (fault.Line, fault.Field!, fault.Code)));
        Assert.Equal((0, 1, 0), (outcome.Created, outcome.Refused, outcome.Lines));
    }

    [Fact]
    public async Task Rows_of_an_invoice_that_stand_apart_have_to_say_the_same_or_be_numbered()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var outcome = await setting.ImportAsync(setting.Row("1"), setting.Row("2"), setting.Row("3"), setting.Row("1"), setting.Row("2", "A-1", "A-2"));

        Assert.Equal((2, 1), (outcome.Created, outcome.Refused));
        Assert.Equal(("2", "duplicate_in_file"), setting.Told.Select(fault => (fault.InvoiceNumber!, fault.Code)).Single());
        Assert.Single((await setting.InvoiceAsync("1"))!.Lines);

        string[] places = ["1;1", "2;1", "1;3", "2;2", "1;2", "2;2"];
        var numbered = places.Select(at => $"{at};Fjord AS;2026-02-02;NOK;300;0;100");
        await setting.ImportAsync(ImportSetting.Source("n.csv", string.Join('\n', numbered.Prepend("invoiceNumber;lineNumber;organizationName;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;lineAmount"))));
        Assert.Equal(2, setting.Store.Open().InvoiceLines.Count(line => line.Invoice.InvoiceNumber == "2"));
    }

    [Fact]
    public async Task The_same_number_twice_in_a_file_of_json_is_a_fault_where_it_says_otherwise()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        string One(string amount) => $$"""{"organizationName":"A","invoiceNumber":"1","invoiceDate":"2026-02-02","currencyCode":"NOK","totalInvoiceAmount":{{amount}},"totalTaxAmount":0,"lines":[]}""";

        var outcome = await setting.ImportAsync(ImportSetting.Source("a.json", $"[{One("1")},{One("1.0")},{One("2")}]"));

        Assert.Equal((1, 1, 1), (outcome.Created, outcome.Unchanged, outcome.Refused));
        Assert.Equal("duplicate_in_file", Assert.Single(setting.Told).Code);
        Assert.Equal(1m, (await setting.InvoiceAsync("1"))!.TotalInvoiceAmount);
    }

    [Fact]
    public async Task A_file_of_json_tells_the_line_and_the_field_too()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        const string Json = """
            [
              {"organizationName": "A", "invoiceDate": "2026-02-02", "currencyCode": "NOK",
               "totalInvoiceAmount": {"value": 1}, "totalTaxAmount": 0,
               "lines": [{"lineAmount": 1,
                          "salesPrice": "dyrt"}, 7, {"productName": "\ud800"}],
               "invoiceNumber": "1"},
              {}
            ]
            """;

        var outcome = await setting.ImportAsync(ImportSetting.Source("a.json", Json));

        Assert.Equal((0, 2), (outcome.Created, outcome.Refused));
        Assert.Equal(
            [(3, "totalInvoiceAmount", "invalid"), (5, "salesPrice", "not_a_number"), (5, "lines", "invalid"), (5, "productName", "bad_encoding"), (5, "lineAmount", "required")],
            setting.Told.Where(fault => fault.InvoiceNumber == "1").Select(fault => (fault.Line, fault.Field!, fault.Code)));
        Assert.Equal(5, setting.Told.Count(fault => fault is { InvoiceNumber: null, Line: 7, Code: "required" }));
    }

    [Theory]
    [InlineData("", "empty_file", 0)]
    [InlineData(" \n\r\n ", "empty_file", 0)]
    [InlineData("hei;på;deg\n1;2;3", "unknown_format", 1)]
    [InlineData("%PDF-1.7 æøå", "unknown_format", 1)]
    [InlineData("invoiceNumber;invoiceDate\n1;2", "missing_columns", 1)]
    [InlineData("invoiceNumber;lineAmount;lineAmount\n1;2;3", "duplicate_columns", 1)]
    [InlineData("[", "broken_json", 1)]
    [InlineData("[]x", "broken_json", 1)]
    [InlineData("{\"a\":1}\n{\"a\":", "broken_json", 2)]
    [InlineData("[1]", "broken_json", 1)]
    [InlineData("[{}{}]", "broken_json", 1)]
    public async Task A_file_that_is_none_fails(string content, string code, int line)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        var outcome = await setting.ImportAsync(ImportSetting.Source("fil", content));

        Assert.Equal((ImportStatus.Failed, code), (outcome.Status, outcome.Fault));
        Assert.Equal(("fil", line, code), (setting.Told[^1].File, setting.Told[^1].Line, setting.Told[^1].Code));
        var stored = (await setting.Store.Service<ImportService>().FindAsync(outcome.ImportId, Cancellation))!;
        Assert.Equal((ImportStatus.Failed, code, true), (stored.Status, stored.Fault, stored.HasEnded));
    }

    [Theory]
    [InlineData("unclosed_quote")]
    [InlineData("broken_json")]
    public async Task What_stands_before_the_place_at_fault_lands(string code)
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        var file = code == "unclosed_quote"
            ? string.Join('\n', ImportSetting.Head, setting.Row("1"), setting.Row("2"), setting.Row("3", "Signering", "\"Signering"))
            : """[{"organizationName":"A","invoiceNumber":"1","invoiceDate":"2026-02-02","currencyCode":"NOK","totalInvoiceAmount":1,"totalTaxAmount":0,"lines":[]},{"invoiceNumber":"2",""";

        var outcome = await setting.ImportAsync(ImportSetting.Source("fil", file));

        Assert.Equal((ImportStatus.Failed, code), (outcome.Status, outcome.Fault));
        Assert.NotNull(await setting.InvoiceAsync("1"));
        Assert.Null(await setting.InvoiceAsync("3"));
    }

    [Fact]
    public async Task Some_faults_are_kept_and_all_of_them_counted()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);

        var outcome = await setting.ImportAsync(Enumerable.Range(1, 10_050).Select(number => setting.Row($"{number}", "NOK", "?")));

        Assert.Equal((10_050, 10_050L, 10_050), (outcome.Refused, outcome.Faults, setting.Told.Count));
        Assert.Equal(10_000, await setting.Store.Open().ImportFaults.CountAsync(Cancellation));
    }
}
