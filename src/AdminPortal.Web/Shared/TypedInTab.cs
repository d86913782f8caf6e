using Microsoft.JSInterop;

namespace AdminPortal.Web.Shared;

/// <summary>What the browser's tab remembers of the typing in one form (js/portal.js), past a lost connection and a reload.</summary>
internal sealed class TypedInTab(IJSRuntime script, TabConnection connection, string key)
{
    public string Key => key;

    public async Task<bool> HasAnyAsync()
    {
        try
        {
            return await script.InvokeAsync<bool>("portal.hasTyped", key);
        }
        catch (JSDisconnectedException)
        {
            return false;
        }
    }

    /// <summary>Types it into the fields once more.</summary>
    public Task RestoreAsync() => TellAsync("portal.restoreTyped");

    public Task ForgetAsync() => TellAsync("portal.forgetTyped");

    /// <summary>A browser that is gone keeps what it remembers, and gives it back when it returns.</summary>
    private async Task TellAsync(string function)
    {
        if (connection.IsLost)
        {
            return;
        }

        try
        {
            await script.InvokeVoidAsync(function, key);
        }
        catch (JSDisconnectedException)
        {
        }
    }
}
