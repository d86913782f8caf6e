using System.Globalization;
using System.Security.Cryptography;
using AdminPortal.Application.Presence;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>Tells who else has the record open, and tells them of this reader, for as long as it is on the page.</summary>
public sealed partial class PresenceBar : IAsyncDisposable
{
    private const int MostShown = 3;
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private readonly string tab = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private IReadOnlyList<PresentPerson> others = [];
    private PeriodicTimer? timer;
    private string? asked;
    private string? seen;
    private bool isGone;

    [Inject]
    public required PresenceService Presence { get; init; }

    [Inject]
    public required TabConnection Connection { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<TogetherTexts> Texts { get; init; }

    [Inject]
    public required ILogger<PresenceBar> Logger { get; init; }

    /// <summary>An organisation's, account's or contact's id, or an invoice number.</summary>
    [Parameter, EditorRequired]
    public required string RecordId { get; set; }

    /// <summary>Whether the page is for changing it.</summary>
    [Parameter]
    public bool IsEditing { get; set; }

    private List<PresentPerson> Editing => [.. others.Where(person => person.IsEditing)];

    private List<PresentPerson> Looking => [.. others.Where(person => !person.IsEditing)];

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        timer?.Dispose();
        await LeaveAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (timer is not null && asked != RecordId)
        {
            others = [];
            await LeaveAsync();
            await SeeAsync();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            timer = new(Renewal, Time);
            _ = StayAsync(timer);
        }
    }

    private async Task StayAsync(PeriodicTimer renewals)
    {
        do
        {
            await SeeAsync();
        }
        while (await renewals.WaitForNextTickAsync());
    }

    /// <summary>Who cannot be reached is not there. A store that does not answer costs the page nothing but this.</summary>
    private async Task SeeAsync()
    {
        if (Connection.IsLost)
        {
            return;
        }

        try
        {
            var record = asked = RecordId;
            var found = await Presence.SeeAsync(record, tab, IsEditing, CancellationToken.None);
            seen = record;
            if (isGone)
            {
                await LeaveAsync();
            }
            else if (record == RecordId)
            {
                others = found ?? [];
                StateHasChanged();
            }
        }
        catch (Exception fault)
        {
            SharedLog.PresenceFailed(Logger, fault, RecordId);
        }
    }

    private async Task LeaveAsync()
    {
        if (seen is not { } record)
        {
            return;
        }

        try
        {
            seen = null;
            await Presence.LeaveAsync(record, tab, CancellationToken.None);
        }
        catch (Exception fault)
        {
            SharedLog.PresenceFailed(Logger, fault, record);
        }
    }

    private string NamesOf(List<PresentPerson> people) => people switch
    {
        [var only] => only.Name,
        { Count: <= MostShown } => Texts["And", string.Join(", ", people.SkipLast(1).Select(person => person.Name)), people[^1].Name],
        _ => Texts["AndOthers", string.Join(", ", people.Take(MostShown - 1).Select(person => person.Name)), people.Count - (MostShown - 1)],
    };

    /// <summary>Of the first and the last name, whatever they begin with.</summary>
    private static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Take(1).Concat(words.Skip(1).TakeLast(1)).Select(word => StringInfo.GetNextTextElement(word))).ToUpper(CultureInfo.CurrentCulture);
    }
}
