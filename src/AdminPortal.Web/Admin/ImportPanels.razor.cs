using AdminPortal.Application.Invoices.Import;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Admin;

/// <summary>One import as it goes on.</summary>
public sealed partial class ImportPanels
{
    private ImportDetail import = null!;

    [Inject]
    public required ImportService Imports { get; init; }

    [Inject]
    public required ImportWords Words { get; init; }

    [Inject]
    public required IStringLocalizer<ImportTexts> Texts { get; init; }

    /// <summary>The import as it was when the page was opened.</summary>
    [Parameter, EditorRequired]
    public required ImportDetail Start { get; set; }

    [Parameter]
    public bool MayCancel { get; set; }

    private int Percent => ImportWords.PercentOf(import);

    private string DoneText => import.Status is ImportStatus.Done
        ? Words.OutcomeOf(import)
        : Texts["Progress.Of", Words.Size(import.ReadBytes), Words.Size(import.TotalBytes)];

    protected override void OnInitialized() => import = Start;

    private async Task RefreshAsync()
    {
        import = await Imports.FindAsync(import.Id, CancellationToken.None) ?? import;
        StateHasChanged();
    }

    private async Task CancelAsync()
    {
        if (!import.IsCancelling && (await Imports.CancelAsync(import.Id, CancellationToken.None)).Value is { } asked)
        {
            import = asked;
        }
    }
}
