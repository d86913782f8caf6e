using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AdminPortal.Testing;

/// <summary>Answers each result set with plausible rows; a value becomes whatever it is asked to be.</summary>
[SuppressMessage("Design", "CA1010", Justification = "The base class of ADO.NET has the shape.")]
internal sealed class ShadowReader(IReadOnlyList<ResultShape> results, ShadowAnswers answers, Func<long> nextKey) : DbDataReader
{
    private int result;
    private int row = -1;

    public override int FieldCount => Current?.Columns.Count ?? 0;

    public override bool HasRows => Rows > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => 1;

    public override int Depth => 0;

    private ResultShape? Current => result < results.Count ? results[result] : null;

    private int Rows => Current is { } shape ? shape.IsCertain ? shape.Rows : Math.Min(shape.Rows, answers.Rows) : 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++row < Rows;

    public override bool NextResult()
    {
        row = -1;
        return ++result < results.Count;
    }

    public override bool IsDBNull(int ordinal) => Name(ordinal) is { Length: > 0 } name && answers.EmptyColumns.Contains(name);

    public override T GetFieldValue<T>(int ordinal) => (T)Plausible(ordinal, typeof(T));

    public override object GetValue(int ordinal) => GetInt64(ordinal);

    public override bool GetBoolean(int ordinal) => answers.Truth;

    public override byte GetByte(int ordinal) => 1;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => 'x';

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => "sql_variant";

    public override DateTime GetDateTime(int ordinal) => new(2026, 1, 15, 12, 0, 0, DateTimeKind.Unspecified);

    public override decimal GetDecimal(int ordinal) => 1m;

    public override double GetDouble(int ordinal) => 1d;

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override float GetFloat(int ordinal) => 1f;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override short GetInt16(int ordinal) => (short)GetInt32(ordinal);

    /// <summary>A role is the one that may do everything; a merge numbers its rows from 0.</summary>
    public override int GetInt32(int ordinal) => Name(ordinal) switch { "Role" => 4, "_Position" => row, _ => 1 };

    public override long GetInt64(int ordinal) => Current is { IsWrite: true } ? nextKey() : GetInt32(ordinal);

    public override string GetName(int ordinal) => Name(ordinal) ?? "";

    public override int GetOrdinal(string name) =>
        Current!.Columns.ToList().FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)) is var at and >= 0
            ? at
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No such column.");

    /// <summary>What the application itself has written in a form of its own is read back in that form.</summary>
    public override string GetString(int ordinal) => Name(ordinal) switch { "Kind" => "accounts_enable", "OwnerRoles" => "Admin", "Parameters" => "{}", _ => "1" };

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    private string? Name(int ordinal) => Current!.Columns[ordinal];

    private object Plausible(int ordinal, Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => GetString(ordinal),
        var t when t == typeof(long) || t == typeof(object) => GetInt64(ordinal),
        var t when t == typeof(bool) => GetBoolean(ordinal),
        var t when t == typeof(DateTime) => GetDateTime(ordinal),
        var t when t == typeof(DateTimeOffset) => new DateTimeOffset(GetDateTime(ordinal), TimeSpan.Zero),
        var t when t == typeof(DateOnly) => DateOnly.FromDateTime(GetDateTime(ordinal)),
        var t when t == typeof(TimeOnly) => TimeOnly.MinValue,
        var t when t == typeof(byte[]) => new byte[32],
        var t when t == typeof(Guid) => Guid.Empty,
        var t => Convert.ChangeType(GetInt32(ordinal), t, CultureInfo.InvariantCulture),
    };
}
