using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Jobs;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Jobs;

/// <summary>Offers bulk changes of what is selected in a list of accounts or contacts.</summary>
public sealed partial class BulkBar : IDisposable
{
    private static readonly BulkKind[] OfAccounts =
        [BulkKind.AccountsEnable, BulkKind.AccountsDisable, BulkKind.AccountsProtect, BulkKind.AccountsAddProduct, BulkKind.AccountsRemoveProduct];

    private static readonly BulkKind[] OfContacts = [BulkKind.ContactsAddRole, BulkKind.ContactsRemoveRole];

    private BulkKind? asked;

    [Inject]
    public required IStringLocalizer<JobTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required Selection Selection { get; set; }

    /// <summary>The ids on the page, in its order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> PageIds { get; set; }

    /// <summary>How many rows the list's filters let through.</summary>
    [Parameter, EditorRequired]
    public BoundedCount Total { get; set; }

    /// <summary>The list's filters where it is one of accounts.</summary>
    [Parameter]
    public AccountFilter? Accounts { get; set; }

    /// <summary>The list's filters where it is one of contacts.</summary>
    [Parameter]
    public ContactFilter? Contacts { get; set; }

    /// <summary>More that can be done with the selected rows, as buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IReadOnlyList<BulkKind> Kinds => Contacts is null ? OfAccounts : OfContacts;

    private bool IsTooMany => Selection.Ids.Count > BulkRequest.MostSelected;

    private string CountText => Selection.IsAll
        ? Texts[Total.IsExact ? "Bar.All" : "Bar.AllOfMany", Display.Number(Total.Value)]
        : Texts["Bar.Selected", Display.Number(Selection.Ids.Count)];

    private string AllText => Texts[Total.IsExact ? "Bar.SelectAll" : "Bar.SelectAllOfMany", Display.Number(Total.Value)];

    public void Dispose() => Selection.Changed -= StateHasChanged;

    protected override void OnInitialized() => Selection.Changed += StateHasChanged;

    private static string IconOf(BulkKind kind) => kind switch
    {
        BulkKind.AccountsEnable => "power",
        BulkKind.AccountsDisable => "ban",
        BulkKind.AccountsProtect => "lock",
        BulkKind.AccountsAddProduct or BulkKind.ContactsAddRole => "plus",
        BulkKind.AccountsRemoveProduct or BulkKind.ContactsRemoveRole => "x",
    };

    private BulkRequest RequestFor(BulkKind kind) => Selection.IsAll
        ? new() { Kind = kind, Accounts = Accounts, Contacts = Contacts }
        : new() { Kind = kind, Ids = [.. Selection.Ids] };
}
