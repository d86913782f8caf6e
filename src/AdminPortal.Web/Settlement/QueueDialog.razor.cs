using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement;

/// <summary>Asks for what a change of many invoices needs to know, makes it, and tells what it left out.</summary>
public sealed partial class QueueDialog
{
    private const int MostTold = 20;

    private readonly QueueChange change = new();
    private IReadOnlyList<ChoiceOption> people = [];
    private FormSave save = null!;
    private QueueReport? report;

    [Inject]
    public required SettlementQueueService Queue { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<QueueTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<QueueDialog> Logger { get; init; }

    [Parameter, EditorRequired]
    public required QueueDeed Deed { get; set; }

    /// <summary>The selected invoices.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Numbers { get; set; }

    /// <summary>It is done to all, or to those to which it could be.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    private string Title => Deed is QueueDeed.Take ? Texts["Deed.Take"]
        : Numbers.Count == 1 ? Texts[$"Bulk.{Deed}.Title.One"] : Texts[$"Bulk.{Deed}.Title.Many", Display.Number(Numbers.Count)];

    protected override async Task OnInitializedAsync()
    {
        save = new(ErrorTexts, Logger);
        (change.Deed, change.Numbers) = (Deed, Numbers);
        if (Deed is QueueDeed.Take)
        {
            await SaveAsync();
        }
        else if (Deed is QueueDeed.Assign)
        {
            people = [.. (await Queue.PeopleAsync(CancellationToken.None)).Select(person => new ChoiceOption(person.Id, person.Name))];
        }
    }

    private async Task SaveAsync()
    {
        if (await save.RunAsync(() => Queue.ChangeAsync(change, CancellationToken.None)) is not { } made)
        {
            return;
        }

        if (made.Skipped.Count > 0)
        {
            report = made;
        }

        if (made.Done > 0)
        {
            Notices.Show(DoneText(made));
        }

        await Done.InvokeAsync();
        if (report is null)
        {
            await Closed.InvokeAsync();
        }
    }

    private string DoneText(QueueReport made) => made.Done == 1 ? Texts["Bulk.Done.One"] : Texts["Bulk.Done.Many", Display.Number(made.Done)];
}
