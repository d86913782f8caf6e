using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Accounts;

/// <summary>Adds a product of the catalogue to an account; one that needs another brings that along.</summary>
public sealed partial class AddProductForm
{
    private FormSave save = null!;
    private string? chosen;

    [Inject]
    public required AccountService Accounts { get; init; }

    [Inject]
    public required AccountLifecycleService Lifecycle { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<AddProductForm> Logger { get; init; }

    [Parameter, EditorRequired]
    public required AccountDetail Account { get; set; }

    protected override void OnInitialized() => save = new(ErrorTexts, Logger);

    private async Task<IReadOnlyList<ProductLine>?> LoadAsync(CancellationToken cancellationToken) => await Accounts.ProductsAsync(cancellationToken);

    private List<ChoiceOption> Offered(IReadOnlyList<ProductLine> catalogue) =>
    [
        .. catalogue.Where(product => Account.Products.All(held => held.Code != product.Code))
            .Select(product => new ChoiceOption(product.Code, $"{product.Name} ({product.Code})")),
    ];

    /// <summary>What comes along with the chosen product, in words.</summary>
    private string? Along(IReadOnlyList<ProductLine> catalogue) => chosen is { Length: > 0 } && Needed(catalogue) is { Count: > 0 } needed
        ? Texts["Products.Add.Along", string.Join(", ", needed.Select(product => product.Name))].Value
        : null;

    private IReadOnlyList<ProductLine> Needed(IReadOnlyList<ProductLine> catalogue) => ProductFamilies.ComingAlong(catalogue, Account.Products, chosen!);

    private Task AddAsync(IReadOnlyList<ProductLine> catalogue) => save.TryAsync(
        () => WriteAsync(catalogue),
        receipt =>
        {
            var added = Needed(catalogue).Append(catalogue.Single(product => product.Code == chosen)).Select(product => product.Name);
            chosen = null;
            Notices.Show(Texts["Products.Add.Done", string.Join(", ", added), Account.Name], receipt.OperationId);
        });

    private async Task<Result<Receipt>> WriteAsync(IReadOnlyList<ProductLine> catalogue) => chosen is not { Length: > 0 } code
        ? new InvalidInput([new("product", "required")])
        : await Lifecycle.SetProductsAsync(
            Account.Id,
            Account.Version,
            [.. Account.Products.Concat(Needed(catalogue)).Select(product => product.Code), code],
            reason: null,
            dryRun: false,
            CancellationToken.None);
}
