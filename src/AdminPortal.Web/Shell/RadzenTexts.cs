using System.Globalization;
using Microsoft.Extensions.Localization;
using Radzen;

namespace AdminPortal.Web.Shell;

/// <summary>The words of Radzen's own parts, such as the name of a dialog's close button, in the reader's language.</summary>
internal sealed class RadzenTexts(IStringLocalizer<ShellTexts> texts) : ILocalizer
{
    /// <summary>Null leaves Radzen's own word.</summary>
    public string? Get(string key, CultureInfo culture) => texts[$"Radzen.{key}"] is { ResourceNotFound: false } text ? text.Value : null;
}
