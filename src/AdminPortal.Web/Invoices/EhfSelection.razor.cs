using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>How far a selection is ready for EHF. It reads every invoice of it, so it counts only while it is open, and shows how far it has come.</summary>
public sealed partial class EhfSelection : IDisposable
{
    private const string Parameter = "ehf";
    private static readonly EhfSummary Nothing = new(0, 0, []);

    private EhfSummary summary = Nothing;
    private InvoiceSearch? counted;
    private CancellationTokenSource? running;
    private bool isCounting;
    private bool hasFailed;

    [Inject]
    public required IStringLocalizer<EhfTexts> Texts { get; init; }

    [Inject]
    public required EhfService Service { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<EhfSelection> Logger { get; init; }

    [Parameter, EditorRequired]
    public required InvoiceSearch Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Ehf { get; set; }

    private bool IsOpen => Ehf == "true";

    private string Count => summary.Total == 0 && !isCounting
        ? Texts["Selection.None"]
        : Texts["Selection.Count", Display.Number(summary.Ready), Display.Number(summary.Total)];

    private string ZipHref => PortalUrls.InvoicesEhf(new Uri(Navigation.Uri).Query);

    private string TurnHref => PortalUrls.Here(Navigation, (Parameter, !IsOpen));

    public void Dispose() => Stop();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsOpen)
        {
            Stop();
            counted = null;
        }
        else if (counted != Search)
        {
            await CountAsync();
        }
    }

    private void Stop()
    {
        running?.Cancel();
        running = null;
    }

    private async Task CountAsync()
    {
        Stop();
        var mine = running = new CancellationTokenSource();
        (counted, summary, isCounting, hasFailed) = (Search, Nothing, true, false);
        try
        {
            await foreach (var sum in Service.SummarizeAsync(Search.Filter, mine.Token))
            {
                summary = sum;
                StateHasChanged();
                // SQLite answers without waiting: between two batches the tab's other events get their turn.
                await Task.Yield();
                if (mine != running)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (mine != running)
        {
            return;
        }
        catch (Exception exception)
        {
            SharedLog.LoadFailed(Logger, exception, "ehf-selection");
            hasFailed = true;
        }

        isCounting = false;
        StateHasChanged();
    }
}
