using System.Globalization;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>What one field of <typeparamref name="T"/> may hold, how it is read, and how two of it compare.</summary>
/// <param name="Name">In the contract.</param>
/// <param name="Property">In the audit trail.</param>
internal abstract record FieldRule<T>(string Name, string Property, bool IsRequired)
{
    /// <summary>Its place in the list of all, which sets it.</summary>
    public int Place { get; set; }

    /// <summary>Reads what a file has, blanks around it taken away and not empty; answers the code of what is wrong with it.</summary>
    public abstract string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts);

    public abstract bool Same(T one, T other);

    public abstract void Copy(T from, T to);

    /// <summary>As the audit trail keeps it.</summary>
    public abstract string? TextOf(T target);
}

internal sealed record TextRule<T>(string Name, string Property, int Longest, Func<T, string?> Get, Action<T, string> Set, bool IsRequired = false)
    : FieldRule<T>(Name, Property, IsRequired)
{
    public override string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts)
    {
        var fault = texts.ReadText(text, Longest, out var read);
        Set(target, read);
        return fault;
    }

    public override bool Same(T one, T other) => (Get(one) ?? "") == (Get(other) ?? "");

    public override void Copy(T from, T to) => Set(to, Get(from)!);

    public override string? TextOf(T target) => Get(target);
}

/// <summary>A code of so many letters, in capitals.</summary>
internal sealed record CodeRule<T>(string Name, string Property, int Letters, string Fault, Func<T, string?> Get, Action<T, string> Set, bool IsRequired = false)
    : FieldRule<T>(Name, Property, IsRequired)
{
    public override string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
            {
                return Fault;
            }
        }

        Set(target, texts.Code(text));
        return text.Length == Letters ? null : Fault;
    }

    public override bool Same(T one, T other) => (Get(one) ?? "") == (Get(other) ?? "");

    public override void Copy(T from, T to) => Set(to, Get(from)!);

    public override string? TextOf(T target) => Get(target);
}

internal sealed record AmountRule<T>(string Name, string Property, int Decimals, Func<T, decimal> Get, Action<T, decimal> Set, bool IsRequired = false)
    : FieldRule<T>(Name, Property, IsRequired)
{
    public override string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts)
    {
        var fault = texts.ReadAmount(text, Decimals, out var amount);
        Set(target, amount);
        return fault;
    }

    public override bool Same(T one, T other) => Get(one) == Get(other);

    public override void Copy(T from, T to) => Set(to, Get(from));

    public override string? TextOf(T target) => Get(target).ToString("0.######", CultureInfo.InvariantCulture);
}

internal sealed record DateRule<T>(string Name, string Property, Func<T, DateTime?> Get, Action<T, DateTime?> Set, bool IsRequired = false)
    : FieldRule<T>(Name, Property, IsRequired)
{
    public override string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts)
    {
        var fault = texts.ReadDate(text, IsRequired, out var date);
        Set(target, date);
        return fault;
    }

    public override bool Same(T one, T other) => Get(one) == Get(other);

    public override void Copy(T from, T to) => Set(to, Get(from));

    public override string? TextOf(T target) => Get(target)?.ToString("O", CultureInfo.InvariantCulture);
}

internal sealed record FlagRule<T>(string Name, string Property, Func<T, bool> Get, Action<T, bool> Set) : FieldRule<T>(Name, Property, false)
{
    public override string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts)
    {
        var fault = FieldTexts.ReadFlag(text, out var flag);
        Set(target, flag);
        return fault;
    }

    public override bool Same(T one, T other) => Get(one) == Get(other);

    public override void Copy(T from, T to) => Set(to, Get(from));

    public override string? TextOf(T target) => Get(target).ToString(CultureInfo.InvariantCulture);
}

internal sealed record NumberRule<T>(string Name, string Property, int Largest, Func<T, int> Get, Action<T, int> Set) : FieldRule<T>(Name, Property, false)
{
    public override string? Read(T target, ReadOnlySpan<char> text, FieldTexts texts)
    {
        var fault = texts.ReadAmount(text, 0, out var number) ?? (number < 1 || number > Largest ? ImportFaultCodes.OutOfRange : null);
        Set(target, fault is null ? (int)number : 0);
        return fault;
    }

    public override bool Same(T one, T other) => Get(one) == Get(other);

    public override void Copy(T from, T to) => Set(to, Get(from));

    public override string? TextOf(T target) => Get(target).ToString(CultureInfo.InvariantCulture);
}
