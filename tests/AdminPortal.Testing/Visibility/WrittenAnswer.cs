using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AdminPortal.Testing;

/// <summary>An answer as a text with everything in it, page tokens opened, and what is random in every run left out.</summary>
internal static partial class WrittenAnswer
{
    private const int Deep = 12;

    private static readonly string[] Random = ["OperationId", "Secret", "TraceId", "Hint", "Token"];

    public static string Of(object? answer)
    {
        var text = new StringBuilder();
        Write(text, answer, 0);
        return Ids().Replace(text.ToString(), "#");
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null or Delegate or Type or CancellationToken:
                text.Append('-');
                break;
            case string written:
                text.Append('"').Append(written).Append('"').Append(Opened(written));
                break;
            case byte[] bytes:
                text.Append(Convert.ToHexString(SHA256.HashData(bytes))).Append(Encoding.Latin1.GetString(bytes));
                break;
            case Stream stream:
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    Write(text, copy.ToArray(), depth);
                }

                break;
            case IFormattable or bool:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable many:
                text.Append('[');
                foreach (var one in many)
                {
                    Write(text, one, depth + 1);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case var _ when depth == Deep:
                break;
            default:
                Properties(text, value, depth);
                break;
        }
    }

    private static void Properties(StringBuilder text, object value, int depth)
    {
        text.Append(value.GetType().Name).Append(" {");
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && !Random.Contains(p.Name)))
        {
            text.Append(property.Name).Append(": ");
            Write(text, property.GetValue(value), depth + 1);
            text.Append("; ");
        }

        text.Append('}');
    }

    /// <summary>A page token holds the last row's key.</summary>
    private static string Opened(string token)
    {
        var bytes = new byte[token.Length];
        return token.StartsWith("eyJ", StringComparison.Ordinal)
            && Convert.TryFromBase64String(token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '='), bytes, out var read)
            ? Encoding.UTF8.GetString(bytes, 0, read)
            : "";
    }

    /// <summary>Ids that a test's sequence gave, and those of operations.</summary>
    [GeneratedRegex(@"-0{10,}\d+|\b1000\d{4}\b|\b[0-9a-f]{32}\b")]
    private static partial Regex Ids();
}
