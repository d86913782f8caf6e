using AdminPortal.Application.Common;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>Words a <see cref="PortalError"/> for a form: one text for the whole and one for each field that is at fault.</summary>
public sealed class FormErrors
{
    public static readonly FormErrors None = new("", []);

    private FormErrors(string summary, IReadOnlyList<FieldProblem> fields)
    {
        Summary = summary;
        Fields = fields;
    }

    public string Summary { get; }

    public IReadOnlyList<FieldProblem> Fields { get; }

    public bool Any => Summary.Length > 0;

    /// <summary>The text of a field, or null where it is in order.</summary>
    public string? this[string field] => Fields.FirstOrDefault(problem => problem.Field == field)?.Text;

    public static FormErrors Of(PortalError? error, IStringLocalizer<ErrorTexts> texts) => error switch
    {
        null => None,
        InvalidInput input => new(texts["error.invalid_input"], [.. input.Fields.Select(field => new FieldProblem(field.Field, TextOf(field, texts)))]),
        _ => new(Worded(texts[$"error.{error.Code}"], texts["error.other"]), []),
    };

    private static string TextOf(FieldError error, IStringLocalizer texts) =>
        Worded(texts[$"field.{error.Code}", [.. error.Arguments]], texts["field.invalid"]);

    /// <summary>An error may be newer than its text: the reader then gets a general one.</summary>
    private static string Worded(LocalizedString text, LocalizedString otherwise) => text.ResourceNotFound ? otherwise : text;
}
