using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Jobs;
using AdminPortal.Web.Contacts;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Jobs;

/// <summary>Asks before a bulk change. Once it knows enough it tries the change, and says what would come of it.</summary>
public sealed partial class BulkDialog
{
    private FormSave save = null!;
    private IReadOnlyList<ProductLine> products = [];
    private BulkPreview? preview;
    private int previews;
    private string? product;
    private bool withChildren;
    private ContactRole? role;
    private DateOnly? reviewOn;
    private string? reason;
    private string? typedCount;
    private string? countFault;

    [Inject]
    public required BulkService Bulk { get; init; }

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required JobWatch Watch { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required JobWords Words { get; init; }

    [Inject]
    public required IStringLocalizer<JobTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ContactTexts> ContactTexts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<BulkDialog> Logger { get; init; }

    [Parameter, EditorRequired]
    public BulkKind Kind { get; set; }

    /// <summary>A request with nothing in it but the kind and which objects it is about.</summary>
    [Parameter, EditorRequired]
    public required Func<BulkKind, BulkRequest> Target { get; set; }

    /// <summary>How many objects the list says that it is about.</summary>
    [Parameter, EditorRequired]
    public BoundedCount Expected { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    private string Title => Texts[$"Title.{Kind}", Expected.IsExact ? Words.Count(Kind, Expected.Value) : Texts[Kind.IsOfContacts() ? "Contacts.All" : "Accounts.All"]];

    private bool IsDangerous => Kind is BulkKind.AccountsDisable or BulkKind.AccountsRemoveProduct or BulkKind.ContactsRemoveRole;

    /// <summary>Whether all is known that the preview depends on.</summary>
    private bool IsComplete => Kind.TakesProduct() ? product is not null : !Kind.IsOfContacts() || role is not null;

    /// <summary>Nothing would change, so that there is nothing to start.</summary>
    private bool IsFutile => preview is { IsTried: true, Changed: 0 } or { Total: 0 };

    /// <summary>What has to be typed before something is taken from more objects than could be tried.</summary>
    private string? CountToType => IsDangerous && preview is { IsTried: false } many ? $"{many.Total}" : null;

    private string Children => string.Join(", ", JobWords.ChildrenOf(products, product).Select(child => child.Code));

    private IReadOnlyList<ChoiceOption> ProductOptions => [.. products.Select(line => new ChoiceOption(line.Code, $"{line.Name} ({line.Code})"))];

    private IReadOnlyList<ChoiceOption> RoleOptions => [.. Enum.GetValues<ContactRole>().Select(value => new ChoiceOption(value.ToString(), ContactTexts[$"Role.{value}"]))];

    protected override async Task OnInitializedAsync()
    {
        save = new(ErrorTexts, Logger);
        if (Kind.TakesProduct())
        {
            products = await Accounts.ProductsAsync(CancellationToken.None);
        }

        await PreviewAsync();
    }

    private Task ChooseProductAsync(string? code)
    {
        (product, withChildren) = (string.IsNullOrEmpty(code) ? null : code, false);
        return PreviewAsync();
    }

    private Task TakeChildrenAlongAsync(bool along)
    {
        withChildren = along;
        return PreviewAsync();
    }

    private Task ChooseRoleAsync(string? name)
    {
        role = Enum.TryParse<ContactRole>(name, out var chosen) ? chosen : null;
        return PreviewAsync();
    }

    /// <summary>An answer to what has been asked differently since is left aside.</summary>
    private async Task PreviewAsync()
    {
        var mine = ++previews;
        preview = null;
        save = new(ErrorTexts, Logger);
        if (IsComplete)
        {
            var (attempt, request) = (save, Request());
            await attempt.TryAsync(async () => await Bulk.PreviewAsync(request, CancellationToken.None), answer => preview = mine == previews ? answer : preview);
        }
    }

    private async Task StartAsync()
    {
        countFault = CountToType is { } count && string.Concat((typedCount ?? "").Where(char.IsAsciiDigit)) != count ? Texts["TypeCount.Wrong"].Value : null;
        if (preview is null || countFault is not null)
        {
            return;
        }

        if (await save.RunAsync(async () => await Bulk.StartAsync(Request(), CancellationToken.None)) is > 0 and var id)
        {
            Watch.TellStarted();
            Navigation.NavigateTo(PortalUrls.Job(id));
        }
    }

    private BulkRequest Request()
    {
        var request = Target(Kind);
        (request.Product, request.WithChildren, request.Role, request.Reason, request.ReviewOn) = (product, withChildren, role, reason, reviewOn);
        return request;
    }
}
