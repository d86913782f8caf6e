using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using System.Reflection;

namespace AdminPortal.Application.Common;

/// <summary>A rule that one field of an input breaks.</summary>
/// <param name="Field">The input's property name.</param>
/// <param name="Code">Which rule, for example <c>required</c> or <c>length</c>.</param>
/// <param name="Arguments">The rule's figures, in the order in which a text names them.</param>
public sealed record FieldError(string Field, string Code, params IReadOnlyList<object> Arguments);

/// <summary>Tidies and checks the annotated input classes, one per write, that forms and HTTP bodies share.</summary>
public static class Input
{
    /// <summary>Trims every text, takes an empty one for none, and reports every broken rule of <paramref name="input"/>.</summary>
    public static List<FieldError> TidyAndCheck(object input)
    {
        var faults = new List<FieldError>();
        foreach (var property in input.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.PropertyType == typeof(string) && property.CanWrite && property.GetValue(input) is string text)
            {
                var tidy = Trim(text);
                property.SetValue(input, tidy.Length == 0 && !property.IsDefined(typeof(RequiredAttribute)) ? null : tidy);
            }

            var value = property.GetValue(input);
            var fault = property.GetCustomAttributes<ValidationAttribute>()
                .OrderByDescending(rule => rule is RequiredAttribute)
                .FirstOrDefault(rule => !rule.IsValid(value));
            if (fault is not null)
            {
                faults.Add(ErrorOf(property.Name, fault));
            }
            else if (value is string written && (written.Any(IsUnseen) || HasHalfCharacter(written)))
            {
                faults.Add(new(property.Name, "control_characters"));
            }
        }

        return faults;
    }

    /// <summary>Takes away blanks at both ends, and with them the unseen marks that come along when a number or a name is pasted.</summary>
    private static string Trim(string text)
    {
        var rest = text.AsSpan().Trim();
        while (rest.Length > 0 && (IsFormat(rest[0]) || IsFormat(rest[^1])))
        {
            rest = rest[(IsFormat(rest[0]) ? 1 : 0)..];
            rest = rest[..^(rest.Length > 0 && IsFormat(rest[^1]) ? 1 : 0)].Trim();
        }

        return rest.ToString();
    }

    /// <summary>Line breaks, and marks that hide or turn round what is beside them. The joiners are part of names and emoji.</summary>
    private static bool IsUnseen(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' || (IsFormat(c) && c is not ('\u200C' or '\u200D'));

    /// <summary>Half of a surrogate pair is no character: nothing folds, hashes or shows it.</summary>
    private static bool HasHalfCharacter(string text) => Enumerable.Range(0, text.Length).Any(at =>
        char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at) && (at == 0 || !char.IsSurrogatePair(text, at - 1)));

    private static bool IsFormat(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    private static FieldError ErrorOf(string field, ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => new(field, "required"),
        StringLengthAttribute { MinimumLength: > 1 } length when length.MinimumLength == length.MaximumLength => new(field, "length_exact", length.MaximumLength),
        StringLengthAttribute { MinimumLength: > 1 } length => new(field, "length_between", length.MinimumLength, length.MaximumLength),
        StringLengthAttribute length => new(field, "length_max", length.MaximumLength),
        RangeAttribute range => new(field, "range", range.Minimum, range.Maximum),
        AllowedValuesAttribute allowed => new(field, "not_among", string.Join(", ", allowed.Values.Where(value => value is not null))),
        MailAddressAttribute => new(field, "email"),
        IFeatureRule feature => new(field, feature.Code),
        _ => new(field, "invalid"),
    };
}

/// <summary>A rule that a feature has made for itself.</summary>
public interface IFeatureRule
{
    /// <summary>What <see cref="FieldError.Code"/> says of it.</summary>
    string Code { get; }
}

/// <summary>
/// An e-mail address, internationalised ones included (RFC 6531: <c>harald@hårfagre.no</c>).
/// A browser's own check refuses such addresses, so it is not the gate.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || IsAddress(text);

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 1 || text[at - 1] == '.' || text[^1] is '@' or '.' || text.Any(char.IsWhiteSpace) || !MailAddress.TryCreate(text, out var parsed) || parsed.Address != text)
        {
            return false;
        }

        try
        {
            return Idn.GetAscii(text[(at + 1)..]).Contains('.', StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
