using AdminPortal.Application.Common;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>The saving of one form: once at a time, and whatever goes wrong is told in the form, with all that was typed still in it.</summary>
public sealed class FormSave(IStringLocalizer<ErrorTexts> texts, ILogger logger)
{
    /// <summary>The code of the error that says that nobody knows whether anything was written.</summary>
    public const string UnansweredCode = "unanswered";

    public bool IsBusy { get; private set; }

    /// <summary>Whether a save has gone well, after which there is nothing left to warn of.</summary>
    public bool IsDone { get; private set; }

    public FormErrors Errors { get; private set; } = FormErrors.None;

    public PortalError? Error { get; private set; }

    /// <summary>Saves and answers the value, or the default where it failed or another save is still under way.</summary>
    public async Task<T?> RunAsync<T>(Func<Task<Result<T>>> save)
    {
        if (IsBusy || IsDone)
        {
            return default;
        }

        IsBusy = true;
        try
        {
            var result = await save();
            Tell(result.Error);
            IsDone = result.Succeeded;
            return result.Value;
        }
        catch (Exception exception)
        {
            SharedLog.SaveFailed(logger, exception);
            Tell(new Unanswered());
            return default;
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>As a save, and may be followed by another one.</summary>
    public async Task TryAsync<T>(Func<Task<Result<T>>> attempt, Action<T> succeeded)
        where T : class
    {
        if (await RunAsync(attempt) is { } value)
        {
            IsDone = false;
            succeeded(value);
        }
    }

    /// <summary>Takes away what the last attempt said.</summary>
    public void Forget() => Tell(null);

    private void Tell(PortalError? error)
    {
        Error = error;
        Errors = FormErrors.Of(error, texts);
    }

    /// <summary>The store gave no answer, so that nobody knows yet whether anything was written.</summary>
    private sealed record Unanswered() : PortalError(UnansweredCode);
}
