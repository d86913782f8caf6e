using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using NotFound = AdminPortal.Application.Common.NotFound;

namespace AdminPortal.Web.Admin;

/// <summary>What the sender of files is told where they are not taken.</summary>
internal sealed class ImportRefusals(IStringLocalizer<ImportTexts> texts, IStringLocalizer<ErrorTexts> errors, ImportWords words)
{
    public JsonHttpResult<ImportProblem> Of(PortalError error) => error switch
    {
        ImportTooLarge large => Answer(texts["Refused.TooLarge", words.Size(large.Most)], StatusCodes.Status413PayloadTooLarge),
        ImportNotData => Answer(texts["Refused.NotData"], StatusCodes.Status415UnsupportedMediaType),
        InvalidInput => Answer(texts["Refused.Files", ImportService.MostFiles], StatusCodes.Status400BadRequest),
        NotAllowed => Answer(FormErrors.Of(error, errors).Summary, StatusCodes.Status403Forbidden),
        NotFound => Answer(texts["Refused.Gone"], StatusCodes.Status404NotFound),
        _ => Answer(FormErrors.Of(error, errors).Summary, StatusCodes.Status409Conflict),
    };

    public JsonHttpResult<ImportProblem> StoreAway() => Answer(texts["Refused.StoreAway"], StatusCodes.Status503ServiceUnavailable);

    private static JsonHttpResult<ImportProblem> Answer(string text, int status) => TypedResults.Json(new ImportProblem(text), statusCode: status);
}
