using AdminPortal.Application.Settlement;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>What a finding is called where it stands without its figures: in filters, lists and counts.</summary>
public static class FindingWords
{
    /// <summary>How addresses write "whatever was found".</summary>
    public const string Any = "any";

    /// <summary>How addresses write it.</summary>
    public static string Write(CheckCode code) => InvoiceSearch.Write<CheckCode>(code)!;

    public static string NameOf(CheckCode code, IStringLocalizer<InvoiceTexts> texts) => texts[$"Finding.{code}"];

    /// <summary>In one sentence.</summary>
    public static string ExplanationOf(CheckCode code, IStringLocalizer<InvoiceTexts> texts) => texts[$"Finding.{code}.Text"];

    public static IReadOnlyList<ChoiceOption> Options(IStringLocalizer<InvoiceTexts> texts) =>
        [new(Any, texts["Finding.Any"]), .. Enum.GetValues<CheckCode>().Select(code => new ChoiceOption(Write(code), NameOf(code, texts)))];

    /// <summary>What may be right as it is warns; the rest is wrong. As the checks themselves judge it at worst.</summary>
    public static Tone ToneOf(CheckCode code) => code is CheckCode.PaymentReference or CheckCode.Evidence ? Tone.Warning : Tone.Danger;

    public static string IconOf(CheckCode code) => ToneOf(code) is Tone.Warning ? "alert" : "failure";
}
