using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Contacts;

/// <summary>A contact's roles. A role is given at once; what taking one away does to others is shown first.</summary>
public sealed partial class ContactRolesPanel
{
    private FormSave save = null!;
    private ContactRole? removing;

    [Inject]
    public required ContactService Contacts { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<ContactTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<ContactRolesPanel> Logger { get; init; }

    [Parameter, EditorRequired]
    public required ContactDetail Contact { get; set; }

    /// <summary>The roles have changed: whoever shows the contact reads it anew.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    protected override void OnInitialized() => save = new(ErrorTexts, Logger);

    private bool Has(ContactRole role) => Contact.Roles.Contains(role);

    private async Task GiveAsync(ContactRole role)
    {
        Receipt? done = null;
        await save.TryAsync(() => SetAsync([.. Contact.Roles, role], null, dryRun: false), receipt => done = receipt);
        if (done is not null)
        {
            await TellAsync(done, Texts["Role.Given", Contact.Name, Texts[$"Role.{role}"]]);
        }
    }

    private Task<Result<Receipt>> SetAsync(ContactRole[] roles, string? reason, bool dryRun) =>
        Contacts.SetRolesAsync(Contact.Id, Contact.Version, roles, reason, dryRun, CancellationToken.None);

    private Task TellRemovedAsync(Receipt receipt, ContactRole role) => TellAsync(receipt, Texts["Role.Removed", Contact.Name, Texts[$"Role.{role}"]]);

    private Task TellAsync(Receipt receipt, string text)
    {
        removing = null;
        Notices.Show(text, receipt.OperationId);
        return Changed.InvokeAsync();
    }
}
