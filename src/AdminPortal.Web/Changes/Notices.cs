namespace AdminPortal.Web.Changes;

/// <summary>What has just been done, as the reader is told of it.</summary>
/// <param name="OperationId">What Undo takes back; null where there is nothing to take back.</param>
public sealed record ChangeNotice(string Text, string? OperationId);

/// <summary>
/// The last change of this tab, told in a notice that outlives the page on which it was made. It stays until it is dismissed,
/// undone or followed by another one, so that nobody has to be quick.
/// </summary>
public sealed class Notices
{
    public event Action? Changed;

    public ChangeNotice? Current { get; private set; }

    public void Show(string text, string? operationId = null) => Set(new(text, operationId));

    public void Dismiss() => Set(null);

    private void Set(ChangeNotice? notice)
    {
        Current = notice;
        Changed?.Invoke();
    }
}
