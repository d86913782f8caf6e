using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>The filters of the account list; each choice is a step to another address.</summary>
public sealed partial class AccountFilters
{
    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required AccountQuery Query { get; set; }

    /// <summary>The address of the list with some of its parameters changed.</summary>
    [Parameter, EditorRequired]
    public required ListHref HrefWith { get; set; }

    private ChoiceOption[] Types => [new(AccountQuery.Production, Texts["Type.Production"]), new(AccountQuery.Sandbox, Texts["Type.Sandbox"])];

    private ChoiceOption[] Clouds => [.. AccountQuery.Clouds.Select(cloud => new ChoiceOption(cloud, Texts[$"Cloud.{cloud}"]))];

    private ChoiceOption[] States => [new(AccountQuery.Enabled, Texts["State.Enabled"]), new(AccountQuery.Disabled, Texts["State.Disabled"])];

    /// <summary>The address of the list with no filter; the recycle bin stays the recycle bin.</summary>
    internal static string HrefOfNone(ListHref hrefWith) => hrefWith(
        ("q", null), ("organization", null), ("only", null), ("type", null), ("cloud", null), ("state", null), ("product", null));

    private void Go(string name, string? value) => Navigation.NavigateTo(HrefWith((name, value)));

    private async Task<Choices?> LoadAsync(CancellationToken cancellationToken)
    {
        var products = await Accounts.ProductsAsync(cancellationToken);
        var organization = Query.Organization is null ? [] : await Organizations.ChooseAsync(Query.Organization, Right.Read, cancellationToken);
        return new([.. products.Select(product => new ChoiceOption(product.Code, $"{product.Name} ({product.Code})"))], organization.FirstOrDefault(found => found.Id == Query.Organization));
    }

    private List<FilterChip> ChipsOf(Choices choices)
    {
        var chips = new List<FilterChip>();
        void Add(string label, string? value, string? text, params (string Name, object? Value)[] cleared)
        {
            if (value is not null)
            {
                chips.Add(new(Texts[label], text ?? value, HrefWith(cleared)));
            }
        }

        Add("Filter.Text", Query.Text, null, ("q", null));
        Add(Query.IsOnlyItself ? "Filter.OrganizationOnly" : "Organization", Query.Organization, choices.Organization?.Name, ("organization", null), ("only", null));
        Add("Type", Query.Type, TextOf(Types, Query.Type), ("type", null));
        Add("Cloud", Query.Cloud, TextOf(Clouds, Query.Cloud), ("cloud", null));
        Add("State", Query.State, TextOf(States, Query.State), ("state", null));
        Add("Product", Query.Product, TextOf(choices.Products, Query.Product), ("product", null));
        return chips;
    }

    private static string? TextOf(IEnumerable<ChoiceOption> options, string? value) => options.FirstOrDefault(option => option.Value == value)?.Text;

    private sealed record Choices(IReadOnlyList<ChoiceOption> Products, OrganizationChoice? Organization);
}
