using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>The filters of the list of invoices; a change goes into the address, from which everything else follows.</summary>
public sealed partial class InvoiceFilters
{
    private const string From = "from";
    private const string To = "to";
    private const string Status = "status";
    private const string Finding = "finding";
    private const string Currency = "currency";
    private const string Organization = "organization";
    private const string Party = "party";
    private const string Below = "below";
    private const string Least = "min";
    private const string Most = "max";
    private const string Text = "q";
    private const string AsAt = "asAt";
    private const string DueFrom = "dueFrom";
    private const string DueTo = "dueTo";
    private const string Elsewhere = "elsewhere";
    private const string Account = "account";

    private OrganizationChoice? organization;
    private IReadOnlyList<ChoiceOption> currencies = [];

    [Inject]
    public required IStringLocalizer<InvoiceTexts> Texts { get; init; }

    [Inject]
    public required InvoiceService Invoices { get; init; }

    [Inject]
    public required OrganizationTreeService Trees { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<InvoiceFilters> Logger { get; init; }

    [Parameter, EditorRequired]
    public required InvoiceSearch Search { get; set; }

    /// <summary>Leaves out what is asked of an invoice itself: for figures over many.</summary>
    [Parameter]
    public bool OnlyWhoAndWhen { get; set; }

    /// <summary>The address without any filter.</summary>
    [Parameter]
    public string ClearHref { get; set; } = PortalUrls.Invoices();

    private string? ChosenFinding => Search.AnyFinding ? FindingWords.Any : InvoiceSearch.Write(Search.Finding);

    private InvoiceParty? ChosenParty => Search.Party is InvoiceParty.Either ? null : Search.Party;

    private IReadOnlyList<ChoiceOption> Statuses =>
        [.. Enum.GetValues<InvoiceStatus>().Select(status => InvoiceSearch.Write<InvoiceStatus>(status)!).Select(name => new ChoiceOption(name, Texts[$"Status.{name}"]))];

    private IReadOnlyList<ChoiceOption> Parties =>
        [new("receiver", Texts["Party.receiver"]), new("user", Texts["Party.user"])];

    private IReadOnlyList<FilterChip> Chips => [.. ChipsOf()];

    protected override async Task OnInitializedAsync() =>
        currencies = OnlyWhoAndWhen ? [] : [.. (await TryAsync(Invoices.CurrenciesAsync(default)) ?? []).Select(code => new ChoiceOption(code, code))];

    protected override async Task OnParametersSetAsync()
    {
        if (Search.OrganizationId is not { } id)
        {
            organization = null;
        }
        else if (organization?.Id != id)
        {
            organization = await TryAsync(Trees.FindAsync(id, default)) is { } found ? new(found.Id, found.Name, found.EntityId, []) : null;
        }
    }

    /// <summary>Where the store does not answer, the filters go without; the list below says so and offers to try again.</summary>
    private async Task<T?> TryAsync<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (Exception exception)
        {
            SharedLog.LoadFailed(Logger, exception, "invoice-filters");
            return default;
        }
    }

    private static string? Day(DateOnly? day) => day is { } date ? Display.Machine(date) : null;

    private IEnumerable<FilterChip> ChipsOf()
    {
        if (Search.Text is { } text)
        {
            yield return Chip("Search", text, Text);
        }

        if (Search.From is { } from)
        {
            yield return Chip("From", Display.Date(from), From);
        }

        if (Search.To is { } to)
        {
            yield return Chip("To", Display.Date(to), To);
        }

        if (Search.Status is { } status)
        {
            yield return Chip("Status", Texts[$"Status.{InvoiceSearch.Write<InvoiceStatus>(status)}"], Status);
        }

        if (FindingWords.Options(Texts).FirstOrDefault(option => option.Value == ChosenFinding) is { } finding)
        {
            yield return Chip("Finding", finding.Text, Finding);
        }

        if (Search.Currency is { } currency)
        {
            yield return Chip("Currency", currency, Currency);
        }

        if (Search.AmountFrom is { } least)
        {
            yield return Chip("AmountFrom", InvoiceDisplay.Quantity(least), Least);
        }

        if (Search.AmountTo is { } most)
        {
            yield return Chip("AmountTo", InvoiceDisplay.Quantity(most), Most);
        }

        if (Search.Account is { } account)
        {
            yield return Chip("Account", account, Account);
        }

        foreach (var chip in AgeingChips())
        {
            yield return chip;
        }

        if (Search.OrganizationId is { } id)
        {
            yield return Chip("Organization", organization?.Name ?? id, Organization, Party, Below);
        }
    }

    /// <summary>What a figure of the ageing asks for, which has no fields of its own here.</summary>
    private IEnumerable<FilterChip> AgeingChips()
    {
        if (Search.AsAt is { } asAt)
        {
            yield return Chip("AsAt", Display.Date(asAt), AsAt);
        }

        if (Search.DueFrom is { } first)
        {
            yield return Chip("DueFrom", Display.Date(first), DueFrom);
        }

        if (Search.DueTo is { } last)
        {
            yield return Chip("DueTo", Display.Date(last), DueTo);
        }

        if (Search.Elsewhere)
        {
            var party = Search.Party is InvoiceParty.User ? "user" : "receiver";
            yield return Chip($"Party.{party}", Texts["Elsewhere"], Search.OrganizationId is null ? [Elsewhere, Party] : [Elsewhere]);
        }
    }

    private FilterChip Chip(string label, string value, params string[] names) => new(Texts[label], value, Href([.. names.Select(name => (name, (object?)null))]));

    private string Href(params (string Name, object? Value)[] changes) => PortalUrls.Here(Navigation, [.. changes, ("page", null)]);

    private void Change(params (string Name, object? Value)[] changes) => Navigation.NavigateTo(Href(changes));

    /// <summary>A field whose date is still being typed changes nothing.</summary>
    private void ChangeDay(string name, ChangeEventArgs change)
    {
        var text = (string?)change.Value;
        if (string.IsNullOrEmpty(text) || InvoiceSearch.ReadDay(text) is not null)
        {
            Change((name, text));
        }
    }

    private void ChooseOrganization(OrganizationChoice? choice)
    {
        organization = choice;
        Change(choice is null ? [(Organization, null), (Party, null), (Below, null)] : [(Organization, choice.Id)]);
    }
}
