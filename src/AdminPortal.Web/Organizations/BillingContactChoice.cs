using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Organizations;

/// <summary>A contact as the picker of billing contacts offers it.</summary>
/// <param name="Details">What tells people of the same name apart: e-mail and organisation.</param>
public sealed record BillingContactChoice(string Id, string Name, string Details)
{
    public static BillingContactChoice? Of(BillingContact? contact) => contact is null ? null : new(contact.Id, contact.Name, contact.Email ?? "");

    public static BillingContactChoice Of(ContactRow contact) =>
        new(contact.Id, contact.Name, string.Join(" · ", new[] { contact.Email, contact.Organization?.Name }.Where(part => !string.IsNullOrEmpty(part))));
}
