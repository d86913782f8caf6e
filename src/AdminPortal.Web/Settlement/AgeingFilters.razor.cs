using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>The choices of the ageing; a change goes into the address, from which everything else follows.</summary>
public sealed partial class AgeingFilters
{
    private OrganizationChoice? organization;

    [Inject]
    public required IStringLocalizer<AgeingTexts> Texts { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILogger<AgeingFilters> Logger { get; init; }

    [Parameter, EditorRequired]
    public required AgeingSearch Search { get; set; }

    [Parameter, EditorRequired]
    public required ListHref HrefWith { get; set; }

    private DateOnly Today => OsloTime.Today(Clock);

    private string Party => Search.Party is AgeingParty.User ? "user" : "receiver";

    private IReadOnlyList<ChoiceOption> Parties => [new("receiver", Texts["Party.receiver"]), new("user", Texts["Party.user"])];

    private string ExportHref => PortalUrls.AgeingExport(new Uri(Navigation.Uri).Query);

    /// <summary>Today and the ends of the two months before, and of the year.</summary>
    private IEnumerable<(string Name, DateOnly Day)> Days
    {
        get
        {
            var month = new DateOnly(Today.Year, Today.Month, 1);
            return new[] { ("Day.Today", Today), ("Day.Month", month.AddDays(-1)), ("Day.Month", month.AddMonths(-1).AddDays(-1)), ("Day.Year", new DateOnly(Today.Year, 1, 1).AddDays(-1)) }
                .DistinctBy(choice => choice.Item2);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Search.OrganizationId != organization?.Id)
        {
            organization = Search.OrganizationId is { } id ? await FindAsync(id) : null;
        }
    }

    /// <summary>Where the store does not answer, the field stays empty; the figures below say so and offer to try again.</summary>
    private async Task<OrganizationChoice?> FindAsync(string id)
    {
        try
        {
            return (await Organizations.ChooseAsync(id, Right.Read, default)).FirstOrDefault(choice => choice.Id == id);
        }
        catch (Exception exception)
        {
            SharedLog.LoadFailed(Logger, exception, "ageing-filters");
            return null;
        }
    }

    private void Go(params (string Name, object? Value)[] changes) => Navigation.NavigateTo(HrefWith(changes));

    /// <summary>A field whose date is still being typed changes nothing.</summary>
    private void ChangeDay(ChangeEventArgs change)
    {
        if (string.IsNullOrEmpty((string?)change.Value))
        {
            Go(("asAt", null));
        }
        else if (InvoiceSearch.ReadDay((string)change.Value) is { } day)
        {
            Go(("asAt", day == Today ? null : day));
        }
    }
}
