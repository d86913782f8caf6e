using System.Text.Json;
using AdminPortal.Application.Common;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Api;

/// <summary>Words what a service refused for a program's makers, in the words that its pages use, and gives the status for it.</summary>
internal sealed class ApiErrorTexts(IStringLocalizer<ErrorTexts> texts)
{
    /// <summary>409 is for what another state of the object would allow.</summary>
    public static int StatusOf(PortalError error) => error switch
    {
        InvalidInput => StatusCodes.Status400BadRequest,
        NotFound => StatusCodes.Status404NotFound,
        NotAllowed => StatusCodes.Status403Forbidden,
        Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };

    public string Of(PortalError error) => Worded(texts[$"error.{error.Code}"], texts["error.other"]);

    public InvalidParam Of(FieldError fault) => new(JsonNamingPolicy.CamelCase.ConvertName(fault.Field), Reason(fault));

    public string Reason(FieldError fault) => Worded(texts[$"field.{fault.Code}", [.. fault.Arguments]], texts["field.invalid"]);

    public string Reason(string code, params object[] arguments) => Reason(new FieldError("", code, arguments));

    private static string Worded(LocalizedString text, LocalizedString otherwise) => text.ResourceNotFound ? otherwise : text;
}
