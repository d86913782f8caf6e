using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Common;
using AdminPortal.Web.Telemetry;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Api;

/// <summary>A fault of one field, member or parameter of a call.</summary>
/// <param name="Name">As the caller wrote it: <c>billingAddress.country</c>, <c>limit</c>.</param>
internal sealed record InvalidParam(string Name, string Reason);

/// <summary>RFC 9457, with members of ours.</summary>
internal sealed record ApiProblemBody(
    string Type,
    string Title,
    int Status,
    string? Detail,
    string Code,
    string? TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<InvalidParam>? InvalidParams);

/// <summary>An answer that says why a call was refused: of the first API, and what it comes to in the second one.</summary>
/// <param name="detail">Null where <see cref="ApiTexts"/> has a text for it.</param>
/// <param name="text">Which of these it is; null for that of the code.</param>
internal sealed class ApiProblem(int status, string code, string? detail = null, IReadOnlyList<InvalidParam>? invalidParams = null, string? text = null)
    : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public int Status => status;

    public string Code => code;

    public IReadOnlyList<InvalidParam> InvalidParams => invalidParams ?? [];

    public Task ExecuteAsync(HttpContext httpContext)
    {
        RefusedRequests.Explain(httpContext, code);
        if (ApiPaths.DialectOf(httpContext.Request.Path) is ApiDialect.CorporateAccounts)
        {
            return CorporateError.Of(this).ExecuteAsync(httpContext);
        }

        httpContext.Response.StatusCode = status;
        var body = new ApiProblemBody("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail ?? TextIn(httpContext), code, ApiTrace.Of(httpContext), invalidParams);
        return httpContext.Response.WriteAsJsonAsync(body, ApiProblemJson.Default.ApiProblemBody, "application/problem+json");
    }

    private string? TextIn(HttpContext context)
    {
        var found = context.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>()[text ?? code];
        return found.ResourceNotFound ? null : found.Value;
    }

    /// <summary>Bad input: every fault at once.</summary>
    public static ApiProblem BadInput(IReadOnlyList<InvalidParam> faults) => new(StatusCodes.Status400BadRequest, "invalid_input", invalidParams: faults);

    /// <summary>What a service answered, as HTTP says it.</summary>
    public static ApiProblem Of(PortalError error, HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<ApiErrorTexts>();
        return error is InvalidInput invalid
            ? BadInput([.. invalid.Fields.Select(texts.Of)])
            : new(ApiErrorTexts.StatusOf(error), error.Code, texts.Of(error));
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiProblemBody))]
internal sealed partial class ApiProblemJson : JsonSerializerContext;
