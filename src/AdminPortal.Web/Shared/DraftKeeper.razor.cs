using System.Text.Json;
using AdminPortal.Application.Drafts;
using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AdminPortal.Web.Shared;

/// <summary>
/// Stands around a form's fields and loses nothing that is typed into them: saves a draft a moment after each change, when the
/// browser is lost and when the page is left; offers it when the form is opened again; takes up by itself what a broken
/// connection has interrupted. A save or Cancel discards it.
/// </summary>
public sealed partial class DraftKeeper<TInput> : IAsyncDisposable
    where TInput : class
{
    private const int MostTicksToWait = 5;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private PeriodicTimer? timer;
    private Task saving = Task.CompletedTask;
    private TypedInTab? typed;
    private FormDraft<TInput>? offered;
    private FormDraft<TInput> pristine = null!;
    private DateTime savedAt;
    private string saved = "";
    private string seen = "";
    private int ticksUnsaved;
    private int knownVersion;
    private bool isOpen;
    private bool isStored;
    private bool isRestored;
    private bool mustRestore;

    [Inject]
    public required DraftService Drafts { get; init; }

    [Inject]
    public required TabConnection Connection { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IStringLocalizer<TogetherTexts> Texts { get; init; }

    [Inject]
    public required ILogger<DraftKeeper<TInput>> Logger { get; init; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Which form, of which object: <c>contact:c-p-…</c>, <c>account:new</c>.</summary>
    [Parameter, EditorRequired]
    public required string FormKey { get; set; }

    /// <summary>What the form held when the typing began.</summary>
    [Parameter, EditorRequired]
    public required TInput Start { get; set; }

    /// <summary>What the form holds now.</summary>
    [Parameter, EditorRequired]
    public required TInput Input { get; set; }

    /// <summary>The version of the object that <see cref="Start"/> is; 0 for a new one.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>What the ids in the input are called.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Names { get; set; } = FormDraft<TInput>.NoNames;

    /// <summary>Whether there is anything to keep; false once it is saved. As for <see cref="UnsavedGuard"/>.</summary>
    [Parameter, EditorRequired]
    public required Func<bool> HasChanges { get; set; }

    /// <summary>Where Cancel leads: who goes there with changes has given them up.</summary>
    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    [Parameter, EditorRequired]
    public required FieldWords Words { get; set; }

    /// <summary>Fills the form with this.</summary>
    [Parameter, EditorRequired]
    public EventCallback<FormDraft<TInput>> Fill { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    public async ValueTask DisposeAsync()
    {
        Connection.Lost -= SaveNowAsync;
        if (timer is null || typed is null)
        {
            return;
        }

        timer.Dispose();
        await saving;
        if (offered is null)
        {
            var isKept = HasChanges() && Navigation.Uri != Navigation.ToAbsoluteUri(CancelHref).AbsoluteUri;
            await (isKept ? SaveAsync() : ForgetAsync());
            // What could not be saved, as when somebody was signed out while typing, stays in the tab, which gives it back.
            if (!isKept || saved == Write())
            {
                await typed.ForgetAsync();
            }
        }
    }

    /// <summary>The form has taken over another version, with values that nobody typed: what the tab remembers is older than these.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (typed is not null && knownVersion != Version)
        {
            knownVersion = Version;
            await typed.ForgetAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && RendererInfo.IsInteractive)
        {
            Connection.Lost += SaveNowAsync;
            var user = Authentication is null ? null : PortalClaims.CallerOf((await Authentication).User);
            typed = new(Script, Connection, $"{FormKey} {user?.Id}");
            pristine = new(ThreeWayMerge.Copy(Start), ThreeWayMerge.Copy(Input), Version, Names);
            knownVersion = Version;
            saved = seen = Write();
            timer = new(Tick, Time);
            _ = WatchAsync(timer);
            StateHasChanged();
            try
            {
                await OfferAsync(typed);
            }
            finally
            {
                isOpen = true;
                StateHasChanged();
            }
        }
        else if (mustRestore && typed is not null)
        {
            mustRestore = false;
            await typed.RestoreAsync();
        }
    }

    private async Task OfferAsync(TypedInTab remembered)
    {
        var isInterrupted = await remembered.HasAnyAsync();
        var draft = await ReadAsync();
        if (isInterrupted)
        {
            isRestored = true;
            await ContinueAsync(draft);
        }
        else if (draft is not null && ThreeWayMerge.Differences(Input, draft.Input).Count > 0)
        {
            offered = draft;
        }
        else if (draft is not null)
        {
            await DiscardAsync();
        }
    }

    private async Task ContinueAsync(FormDraft<TInput>? draft)
    {
        offered = null;
        mustRestore = true;
        if (draft is not null)
        {
            isStored = true;
            knownVersion = draft.Version;
            await Fill.InvokeAsync(draft);
        }
    }

    private async Task DiscardAsync()
    {
        offered = null;
        isStored = true;
        await ForgetAsync();
    }

    private async Task StartOverAsync()
    {
        isRestored = false;
        knownVersion = pristine.Version;
        await typed!.ForgetAsync();
        await Fill.InvokeAsync(pristine with { Start = ThreeWayMerge.Copy(pristine.Start), Input = ThreeWayMerge.Copy(pristine.Input) });
        await ForgetAsync();
    }

    /// <summary>Saves once nothing has changed for a moment, and now and then while somebody types on and on.</summary>
    private async Task WatchAsync(PeriodicTimer ticks)
    {
        while (await ticks.WaitForNextTickAsync())
        {
            var now = Write();
            var rests = now == seen;
            seen = now;
            ticksUnsaved = now == saved ? 0 : ticksUnsaved + 1;
            if (ticksUnsaved > 0 && (rests || ticksUnsaved >= MostTicksToWait))
            {
                await SaveNowAsync();
            }
        }
    }

    private Task SaveNowAsync() => InvokeAsync(async () =>
    {
        await saving;
        saving = HasChanges() ? SaveAsync() : ForgetAsync();
        await saving;
    });

    private async Task SaveAsync()
    {
        var content = Write();
        if (content == saved || offered is not null)
        {
            return;
        }

        try
        {
            var result = await Drafts.SaveAsync(FormKey, Version, content, CancellationToken.None);
            saved = content;
            isStored |= result.Succeeded;
            if (!result.Succeeded)
            {
                SharedLog.DraftFailed(Logger, null, FormKey);
            }
        }
        catch (Exception fault)
        {
            SharedLog.DraftFailed(Logger, fault, FormKey);
        }
    }

    private async Task ForgetAsync()
    {
        if (!isStored || offered is not null)
        {
            return;
        }

        try
        {
            await Drafts.DiscardAsync(FormKey, CancellationToken.None);
            (isStored, saved) = (false, Write());
        }
        catch (Exception fault)
        {
            SharedLog.DraftFailed(Logger, fault, FormKey);
        }
    }

    private async Task<FormDraft<TInput>?> ReadAsync()
    {
        try
        {
            var stored = await Drafts.FindAsync(FormKey, CancellationToken.None);
            savedAt = stored?.SavedAt ?? default;
            return stored is null ? null : JsonSerializer.Deserialize<FormDraft<TInput>>(stored.Content);
        }
        catch (Exception fault)
        {
            SharedLog.DraftFailed(Logger, fault, FormKey);
            return null;
        }
    }

    private string Write() => JsonSerializer.Serialize(new FormDraft<TInput>(Start, Input, Version, Names));
}
