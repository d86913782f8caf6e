using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace AdminPortal.Application.Data;

/// <summary>Rows that are made while they are read, for <c>SqlBulkCopy</c>; only what that asks of a reader is offered.</summary>
[SuppressMessage("Design", "CA1010:Generic interface should also be implemented", Justification = "A data reader enumerates records, whose rows have no type.")]
internal sealed class BulkReader<T>(BulkColumns<T> columns, IEnumerable<T> rows) : DbDataReader
    where T : class
{
    private readonly IEnumerator<T> source = rows.GetEnumerator();
    private readonly object[] values = new object[columns.Names.Length];
    private bool isClosed;

    public override int FieldCount => values.Length;

    public override int Depth => 0;

    public override bool HasRows => true;

    public override bool IsClosed => isClosed;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (!source.MoveNext())
        {
            return false;
        }

        columns.Read(source.Current, values);
        return true;
    }

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => columns.Names[ordinal];

    public override int GetOrdinal(string name) => Array.IndexOf(columns.Names, name);

    public override Type GetFieldType(int ordinal) => columns.Types[ordinal] == typeof(DateOnly) ? typeof(DateTime) : columns.Types[ordinal];

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    // The bulk copy's date columns take DateTime in every version of the client, DateOnly in some.
    public override object GetValue(int ordinal) => values[ordinal] is DateOnly date ? date.ToDateTime(TimeOnly.MinValue) : values[ordinal];

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            values[ordinal] = GetValue(ordinal);
        }

        return count;
    }

    public override bool IsDBNull(int ordinal) => values[ordinal] is DBNull;

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override void Close() => isClosed = true;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
