using System.Text;
using System.Text.Json;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>Makes invoices of whole JSON objects in the contract's shape; what is none of its properties is passed over.</summary>
internal sealed class JsonInvoiceReader(string file)
{
    private const string Lines = "lines";

    private readonly FieldTexts texts = new(isJson: true);
    private char[] value = new char[1024];

    /// <param name="json">An object without a fault in its form.</param>
    /// <param name="firstLine">Line of the file at which it begins.</param>
    public ReadInvoice Read(ReadOnlyMemory<byte> json, int firstLine)
    {
        var invoice = new ReadInvoice(file, firstLine) { Number = NumberIn(json.Span) };
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = ValueOf(ref reader);
            var field = ColumnNames.Header(name);
            var isLines = name.Equals(Lines, StringComparison.OrdinalIgnoreCase);
            reader.Read();
            if (field is not null)
            {
                invoice.Tell(field);
                ReadField(ref reader, invoice, field, invoice, json.Span, firstLine);
            }
            else if (isLines)
            {
                ReadLines(ref reader, invoice, json.Span, firstLine);
            }
            else
            {
                reader.Skip();
            }
        }

        foreach (var field in InvoiceFields.Header.Where(field => field.IsRequired && !invoice.Tells(field)))
        {
            invoice.Fault(firstLine, field.Name, ImportFaultCodes.Required, default);
        }

        invoice.NumberLines();
        return invoice;
    }

    /// <summary>Faults name the invoice, also those of properties that stand before its number.</summary>
    private string NumberIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isNumber = ColumnNames.Header(ValueOf(ref reader)) == InvoiceFields.InvoiceNumber;
            reader.Read();
            if (isNumber && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                return new(ValueOf(ref reader).Trim());
            }

            reader.Skip();
        }

        return "";
    }

    private void ReadLines(ref Utf8JsonReader reader, ReadInvoice invoice, ReadOnlySpan<byte> json, int firstLine)
    {
        invoice.Invoice.Lines.Clear();
        invoice.TellsLines = reader.TokenType is not JsonTokenType.Null;
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            if (invoice.TellsLines)
            {
                invoice.Fault(LineAt(ref reader, json, firstLine), Lines, ImportFaultCodes.Invalid, default);
            }

            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                invoice.Fault(LineAt(ref reader, json, firstLine), Lines, ImportFaultCodes.Invalid, default);
                reader.Skip();
            }
            else if (invoice.Invoice.Lines.Count == ReadInvoice.MostLines)
            {
                invoice.Fault(LineAt(ref reader, json, firstLine), Lines, ImportFaultCodes.TooManyLines, default);
                reader.Skip();
            }
            else
            {
                ReadLine(ref reader, invoice, json, firstLine);
            }
        }
    }

    private void ReadLine(ref Utf8JsonReader reader, ReadInvoice invoice, ReadOnlySpan<byte> json, int firstLine)
    {
        var line = new InvoiceLine { CurrencyCode = "" };
        var hasAmount = false;
        var at = LineAt(ref reader, json, firstLine);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var field = ColumnNames.Line(ValueOf(ref reader));
            reader.Read();
            if (field is null)
            {
                reader.Skip();
                continue;
            }

            hasAmount |= field == InvoiceFields.LineAmount;
            ReadField(ref reader, invoice, field, line, json, firstLine);
        }

        if (!hasAmount)
        {
            invoice.Fault(at, InvoiceFields.LineAmount.Name, ImportFaultCodes.Required, default);
        }

        invoice.Invoice.Lines.Add(line);
    }

    private void ReadField<T>(ref Utf8JsonReader reader, ReadInvoice invoice, FieldRule<T> field, T target, ReadOnlySpan<byte> json, int firstLine)
    {
        var isValue = reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject);
        var text = isValue ? ValueOf(ref reader).Trim() : default;
        var fault = !isValue ? ImportFaultCodes.Invalid
            : !text.IsEmpty ? field.Read(target, text, texts)
            : field.IsRequired ? ImportFaultCodes.Required : null;
        if (fault is not null)
        {
            invoice.Fault(LineAt(ref reader, json, firstLine), field.Name, fault, text);
        }

        if (!isValue)
        {
            reader.Skip();
        }
    }

    /// <summary>The token's text; nothing for null. Holds until the next one is asked for.</summary>
    private ReadOnlySpan<char> ValueOf(ref Utf8JsonReader reader)
    {
        if (value.Length < reader.ValueSpan.Length)
        {
            value = new char[reader.ValueSpan.Length * 2];
        }

        return reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => value.AsSpan(0, CopyOf(ref reader)),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => value.AsSpan(0, Encoding.UTF8.GetChars(reader.ValueSpan, value)),
            _ => default,
        };
    }

    /// <summary>Half of a surrogate pair is no text; what stands there becomes U+FFFD, which every field refuses.</summary>
    private int CopyOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.CopyString(value);
        }
        catch (InvalidOperationException)
        {
            value[0] = '\uFFFD';
            return 1;
        }
    }

    private static int LineAt(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int firstLine) =>
        firstLine + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
}
