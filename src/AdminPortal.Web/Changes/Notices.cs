namespace AdminPortal.Web.Changes;

/// <summary>What has just been done, as the reader is told of it.</summary>
/// <param name="OperationId">What Undo takes back; null where there is nothing to take back.</param>
/// <param name="IsUndo">Whether it was the undo of another change, so that taking it back does that one again.</param>
/// <param name="Problem">Why it could not be taken back; null until somebody has tried.</param>
public sealed record ChangeNotice(string Text, string? OperationId, bool IsUndo = false, string? Problem = null);

/// <summary>
/// The last change of this tab, told in a notice that outlives the page on which it was made. It stays until it is dismissed,
/// undone or followed by another one, so that nobody has to be quick.
/// </summary>
public sealed class Notices
{
    /// <summary>There is another notice, or none any more.</summary>
    public event Action? Changed;

    /// <summary>A change was taken back, so that what pages show of it is no longer so.</summary>
    public event Func<Task>? Undone;

    public ChangeNotice? Current { get; private set; }

    public void Show(string text, string? operationId = null) => Set(new(text, operationId));

    public void Dismiss() => Set(null);

    /// <summary>Tells that a change was taken back, and has what is shown loaded again.</summary>
    internal async Task ShowUndoneAsync(ChangeNotice undo)
    {
        Set(undo);
        foreach (var reload in Undone?.GetInvocationList().Cast<Func<Task>>() ?? [])
        {
            await reload();
        }
    }

    /// <summary>Tells within the notice why its change stays.</summary>
    internal void ShowProblem(ChangeNotice notice) => Set(notice);

    private void Set(ChangeNotice? notice)
    {
        Current = notice;
        Changed?.Invoke();
    }
}
