using System.Diagnostics;
using System.Text.Json;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>A rule of EHF that the document would break.</summary>
/// <param name="Rule">Its id in the official sets.</param>
/// <param name="Reason">What is wrong, and where it is mended.</param>
internal sealed record BrokenRule(string Rule, string Reason);

/// <summary>RFC 9457, with the rules as a member of ours.</summary>
internal sealed record EhfProblemBody(
    string Type, string Title, int Status, string? Detail, string Code, string? TraceId, IReadOnlyList<BrokenRule> Rules);

/// <summary>Says why an invoice has no EHF document: every rule that it would break.</summary>
internal sealed class EhfProblem(EhfInvoice invoice, IStringLocalizer<EhfTexts> texts) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";
    private const string Code = "not_ehf_ready";
    private const int Status = StatusCodes.Status422UnprocessableEntity;

    public int? StatusCode => Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new EhfProblemBody(
            "about:blank",
            ReasonPhrases.GetReasonPhrase(Status),
            Status,
            texts["NotReady.Invoice", invoice.Number],
            Code,
            Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier,
            [.. invoice.Faults.Select(fault => new BrokenRule(fault.Rule, $"{EhfWords.Of(fault, invoice.CurrencyCode, texts)} {texts[$"Mend.{fault.Place}"]}"))]);
        return ApiJson.Answer(body, InvoiceJson.Default.EhfProblemBody, Status, ContentType).ExecuteAsync(httpContext);
    }
}
