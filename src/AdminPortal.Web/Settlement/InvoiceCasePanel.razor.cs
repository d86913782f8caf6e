using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>Follows up one invoice, on its page.</summary>
public sealed partial class InvoiceCasePanel
{
    private LoadView<CaseDetail>? view;
    private Shown shown;
    private string? problem;
    private bool isTaking;

    private enum Shown
    {
        Nothing,
        Assign,
        Explain,
        Reopen,
    }

    [Inject]
    public required SettlementCaseService Cases { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<QueueTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<InvoiceTexts> Names { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Parameter, EditorRequired]
    public required string Number { get; set; }

    private static bool IsOpenAgain(CaseDetail found) => found is { Status: CaseStatus.Open, Explanation: not null };

    private async Task TakeAsync(CaseDetail found)
    {
        if (isTaking)
        {
            return;
        }

        isTaking = true;
        var taken = await Cases.TakeAsync(found.InvoiceNumber, null, CancellationToken.None);
        isTaking = false;
        problem = taken.Error switch
        {
            null => null,
            AlreadyTaken other => Texts["Take.Taken", found.InvoiceNumber, other.Name],
            var error => FormErrors.Of(error, ErrorTexts).Summary,
        };
        if (taken.Succeeded)
        {
            Notices.Show(Texts["Take.Done", found.InvoiceNumber]);
        }
        else
        {
            await ReloadAsync();
        }
    }

    private void Close() => shown = Shown.Nothing;

    private Task ReloadAsync() => view!.ReloadAsync();

    private Task<CaseDetail?> LoadAsync(CancellationToken cancellationToken) => Cases.FindAsync(Number, cancellationToken);
}
