using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>The filters of the list of billing accounts; each choice is a step to another address.</summary>
public sealed partial class BillingAccountFilters
{
    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<BillingAccountTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required BillingAccountQuery Query { get; set; }

    /// <summary>The address of the list with some of its parameters changed.</summary>
    [Parameter, EditorRequired]
    public required ListHref HrefWith { get; set; }

    private ChoiceOption[] Statuses => [.. BillingAccountQuery.Statuses.Zip(Enum.GetNames<BillingAccountStatus>(), (value, name) => new ChoiceOption(value, Texts[$"Status.{name}"]))];

    internal static string HrefOfNone(ListHref hrefWith) => hrefWith(("q", null), ("organization", null), ("only", null), ("status", null));

    private void Go(string name, string? value) => Navigation.NavigateTo(HrefWith((name, value)));

    private async Task<Choices?> LoadAsync(CancellationToken cancellationToken)
    {
        var found = Query.Organization is null ? [] : await Organizations.ChooseAsync(Query.Organization, Right.Read, cancellationToken);
        return new(found.FirstOrDefault(choice => choice.Id == Query.Organization));
    }

    private List<FilterChip> ChipsOf(Choices choices)
    {
        var chips = new List<FilterChip>();
        if (Query.Text is { } text)
        {
            chips.Add(new(Texts["Filter.Text"], text, HrefWith(("q", null))));
        }

        if (Query.Organization is { } organization)
        {
            chips.Add(new(Texts[Query.IsOnlyItself ? "Filter.OrganizationOnly" : "Organization"], choices.Organization?.Name ?? organization, HrefWith(("organization", null), ("only", null))));
        }

        if (Statuses.FirstOrDefault(option => option.Value == Query.Status) is { } status)
        {
            chips.Add(new(Texts["Status"], status.Text, HrefWith(("status", null))));
        }

        return chips;
    }

    private sealed record Choices(OrganizationChoice? Organization);
}
