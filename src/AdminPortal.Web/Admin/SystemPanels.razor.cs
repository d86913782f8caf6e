using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using AdminPortal.Application.SystemStates;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AdminPortal.Web.Admin;

/// <summary>The state of the system.</summary>
public sealed partial class SystemPanels
{
    private LoadView<SystemState> view = null!;
    private bool isHeld;

    [Inject]
    public required SystemService Service { get; init; }

    [Inject]
    public required IStringLocalizer<SystemTexts> Texts { get; init; }

    [Inject]
    public required ImportWords Words { get; init; }

    [Inject]
    public required ThisInstance This { get; init; }

    [Inject]
    public required IHostEnvironment Host { get; init; }

    [Inject]
    public required IConfiguration Settings { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    private static string ProviderName(StoreFacts store) => store.Provider switch
    {
        StoreProvider.Sqlite => "SQLite",
        StoreProvider.SqlServer => "SQL Server",
    };

    private static IEnumerable<(string Name, long Count)> RowsOf(StoreRows rows) =>
    [
        ("Organizations", rows.Organizations), ("Accounts", rows.Accounts), ("Contacts", rows.Contacts), ("Invoices", rows.Invoices), ("Audit", rows.AuditEntries),
    ];

    private string? SizeOf(long? bytes) => bytes is { } size ? Words.Size(size) : null;

    /// <summary>A tab that nobody looks at asks for nothing.</summary>
    private async Task RefreshAsync()
    {
        if (!await Script.InvokeAsync<bool>("portal.isHidden"))
        {
            await view.ReloadAsync();
        }
    }

    private async Task VerifyAsync()
    {
        await Service.VerifyAuditAsync(CancellationToken.None);
        await view.ReloadAsync();
    }
}
