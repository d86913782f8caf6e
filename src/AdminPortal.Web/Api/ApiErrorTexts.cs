using System.Globalization;
using System.Text.Json;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Organizations;
using AdminPortal.Web.Protections;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Api;

/// <summary>Words what a service refused for a program's makers, in the words that its pages use, and gives the status for it.</summary>
internal sealed class ApiErrorTexts(
    IStringLocalizer<ErrorTexts> texts,
    IStringLocalizer<ApiTexts> api,
    IStringLocalizer<ProtectionTexts> protections,
    IStringLocalizer<OrganizationChangeTexts> organizations)
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

    public string Of(PortalError error)
    {
        var text = Worded(texts[$"error.{error.Code}"], texts["error.other"]);
        return error switch
        {
            DeleteProtected { Protections: var standing } => string.Join(' ', standing.Select(Of).Prepend(text)),
            NeedsApproval { Protections: var left } => string.Join(' ', left.Select(Of).Prepend(text)),
            HasChildren full => $"{text} {organizations["Api.HasChildren", full.Children, full.Accounts]}",
            UnsettledInvoices { Sums: var sums } => string.Join(' ', sums.Select(Of).Prepend(text)),
            Stale => api["stale"],
            _ => text,
        };
    }

    public InvalidParam Of(FieldError fault) => new(JsonNamingPolicy.CamelCase.ConvertName(fault.Field), Reason(fault));

    public string Reason(FieldError fault) => Worded(texts[$"field.{fault.Code}", [.. fault.Arguments]], texts["field.invalid"]);

    public string Reason(string code, params object[] arguments) => Reason(new FieldError("", code, arguments));

    /// <summary>Who protects what since when, and why, as far as the client sees it.</summary>
    private string Of(StandingProtection protection)
    {
        var since = protection.SetAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return protection switch
        {
            { ObjectId: null } => protections["Api.Above", protection.SetByName, since],
            { Reason: null } => protections["Api.By", protection.Name!, protection.ObjectId, protection.SetByName, since],
            _ => protections["Api.Why", protection.Name!, protection.ObjectId, protection.SetByName, since, protection.Reason],
        };
    }

    private string Of(UnsettledSum sum) =>
        organizations["Api.Unsettled", sum.Invoices, sum.Amount.ToString("0.00##", CultureInfo.InvariantCulture), sum.CurrencyCode];

    private static string Worded(LocalizedString text, LocalizedString otherwise) => text.ResourceNotFound ? otherwise : text;
}
