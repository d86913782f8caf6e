using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>
/// What the form of every object does with its input: saves it once at a time, keeps what is not saved as a draft, and brings it
/// together with what others have stored since the typing began. <see cref="FormBody{TInput}"/> stands around its fields.
/// </summary>
public abstract class DraftedForm<TInput> : ComponentBase
    where TInput : class, new()
{
    private readonly Dictionary<string, string> names = [];

    [Inject]
    public required LatestChangeService Latest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<FormSave> Logger { get; init; }

    /// <summary>Where Cancel leads.</summary>
    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    /// <summary>What the form held when the typing began.</summary>
    internal TInput Start { get; private set; } = new();

    /// <summary>What it holds now.</summary>
    internal TInput Model { get; private set; } = new();

    /// <summary>The version of the object that <see cref="Start"/> is; 0 for a new one.</summary>
    internal int Version { get; private set; }

    /// <summary>What the ids in the input are called.</summary>
    internal IReadOnlyDictionary<string, string> Names => names;

    internal FormSave Save { get; private set; } = null!;

    internal FieldWords Words { get; private set; } = null!;

    /// <summary>What a save has run into, until it is decided on.</summary>
    internal FormMerge<TInput>? Merge { get; private set; }

    /// <summary>Whether the object went while somebody wrote on it.</summary>
    internal bool IsGone { get; private set; }

    /// <summary>What a draft is held against.</summary>
    internal virtual TInput DraftStart => Start;

    internal bool HasChanges() => !Save.IsDone && ThreeWayMerge.Differences(Start, Model).Count > 0;

    internal abstract Task SaveAsync();

    /// <summary>Fills the form with what was typed before.</summary>
    internal void TakeUp(FormDraft<TInput> draft)
    {
        foreach (var (id, name) in draft.Names)
        {
            names[id] = name;
        }

        Fill(draft.Start, draft.Input, draft.Version);
        Save.Forget();
    }

    internal void TakeMerged(IReadOnlySet<string> theirs) => TakeUp(new(Merge!.Theirs, Merge.Merged.WithTheirs(theirs), Merge.Version, names));

    internal Task SaveMergedAsync(IReadOnlySet<string> theirs)
    {
        TakeMerged(theirs);
        return SaveAsync();
    }

    protected sealed override void OnInitialized()
    {
        Save = new(ErrorTexts, Logger);
        Words = WordsOf();
        var (start, version) = Begin();
        Fill(start, ThreeWayMerge.Copy(start), version);
    }

    /// <summary>How the fields read.</summary>
    protected abstract FieldWords WordsOf();

    /// <summary>What the form begins with, and the version of the object that it is; 0 for a new one.</summary>
    protected abstract (TInput Start, int Version) Begin();

    /// <summary>The form holds other ids than before: what is shown of them is to be found anew, with <see cref="ChoiceOf"/>.</summary>
    protected virtual void ShowChosen()
    {
    }

    /// <summary>The object as it is stored now, and its version; null where it is gone.</summary>
    protected virtual Task<(TInput Input, int Version)?> FindStoredAsync(string id) => Task.FromResult<(TInput, int)?>(null);

    /// <summary>Changes an object. A stale change reads what is stored now before it answers, so that the form never shows the one without the other.</summary>
    protected async Task<Result<T>> ChangeAsync<T>(string id, Task<Result<T>> change)
    {
        var result = await change;
        Merge = result.Error is Stale && await FindStoredAsync(id) is { } stored
            ? FormMerge.Of(Start, stored.Input, Model, stored.Version, Words, names, await Latest.OfAsync(id, stored.Version - Version, CancellationToken.None))
            : null;
        IsGone = result.Error is NotFound || (result.Error is Stale && Merge is null);
        return result;
    }

    /// <summary>Remembers what an id is called.</summary>
    protected void Name(string? id, string? name)
    {
        if (id is not null && name is not null)
        {
            names[id] = name;
        }
    }

    protected string NameOf(string id) => names.GetValueOrDefault(id, id);

    /// <summary>An organisation as the picker shows it, with all that is known of it.</summary>
    protected OrganizationChoice? ChoiceOf(string? id, params ReadOnlySpan<OrganizationChoice?> known)
    {
        foreach (var choice in known)
        {
            if (id is not null && choice?.Id == id)
            {
                Name(id, choice.Name);
                return choice;
            }
        }

        return id is null ? null : new(id, NameOf(id), null, []);
    }

    private void Fill(TInput start, TInput input, int version)
    {
        (Start, Model, Version, Merge) = (start, input, version, null);
        ShowChosen();
    }
}
