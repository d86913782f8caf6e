using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>What one currency's total is made of: the chosen organisation itself, those below it, and what is elsewhere.</summary>
public sealed partial class AgeingOrganizations
{
    [Inject]
    public required IStringLocalizer<AgeingTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required AgeingReport Report { get; set; }

    [Parameter, EditorRequired]
    public required AgeingSearch Search { get; set; }

    [Parameter, EditorRequired]
    public required ListHref HrefWith { get; set; }

    private string Currency => Report.CurrencyCode ?? "";

    private string UnlistedName => Texts[Report.Unlisted.Count == 1 ? "Unlisted.One" : "Unlisted", Display.Number(Report.Unlisted.Count)];

    /// <summary>The bars are to one scale, that of the longest: so they tell who owes most as well. Those not listed are many in one.</summary>
    private decimal Longest => Report.Rows.Max(row => AgeingBar.LengthOf(row.Figures));

    private string? MoreHref => Report.Unlisted.Count > 0 && Search.Rows < AgeingSearch.MostRows
        ? HrefWith(("rows", Search.Rows + AgeingFilter.DefaultRows))
        : null;

    internal static string NameOf(AgeingRow row, AgeingParty party, IStringLocalizer<AgeingTexts> texts) => row.Kind switch
    {
        AgeingRowKind.Direct => texts["Direct", row.Organization!.Name],
        AgeingRowKind.Below => row.Organization!.Name,
        AgeingRowKind.Elsewhere => texts[$"Elsewhere.{party}"],
    };

    private string NameOf(AgeingRow row) => NameOf(row, Report.Party, Texts);
}
