using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Contacts.Contract;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Contacts;

/// <summary>Contacts over HTTP, as the first document has them.</summary>
internal static class ContactApi
{
    private const string What = "contact";

    public static void MapContactApi(this RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        contacts.MapGet("", ListAsync).Needs(ApiScopes.ContactsRead)
            .WithName("listContacts").WithSummary("Contacts in order of creation").Produces<ApiPage<ContactListItem>>();
        contacts.MapPost("", CreateAsync).Needs(ApiScopes.ContactsWrite).Body<ContactCreateBody>()
            .WithName("createContact").WithSummary("Make a contact").Produces<ContactRecord>();
        contacts.MapGet("/{contactId}", FindAsync).Needs(ApiScopes.ContactsRead)
            .WithName("getContact").WithSummary("One contact").Produces<ContactRecord>();
        contacts.MapPut("/{contactId}", ReplaceAsync).Needs(ApiScopes.ContactsWrite).Body<ContactUpdateBody>()
            .WithName("replaceContact").WithSummary("Replace a contact's fields").Produces<ContactRecord>();
        contacts.MapPatch("/{contactId}", UpdateAsync).Needs(ApiScopes.ContactsWrite).Patch<ContactUpdateBody>()
            .WithName("updateContact").WithSummary("Change some of a contact's fields").Produces<ContactRecord>();
        contacts.MapDelete("/{contactId}", DeleteAsync).Needs(ApiScopes.ContactsAdmin)
            .WithName("deleteContact").WithSummary("Put a contact into the recycle bin").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ContactContractService contacts, ApiPages pages, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(context.Request);
        var page = query.Page(pages, "contacts");
        return query.Refusal() is { } refused
            ? refused
            : pages.Answer(await contacts.ListAsync(page.After, page.Limit, cancellationToken), page, ContactJson.Default.ApiPageContactListItem);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ContactService contacts, ContactContractService contract, ApiWriter writer, CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var input = ContactBodies.Read(body);
        return await writer.AnswerAsync(
            context, () => contacts.CreateAsync(input, cancellationToken), contract.FindAsync, ContactJson.Default.ContactRecord, contact => contact.Version, body: body);
    }

    private static async Task<IResult> FindAsync(HttpContext context, string contactId, ContactContractService contacts, CancellationToken cancellationToken) =>
        ApiAnswers.Of(context, What, await contacts.FindAsync(contactId, cancellationToken), ContactJson.Default.ContactRecord, contact => contact.Version);

    private static Task<IResult> ReplaceAsync(
        HttpContext context, string contactId, ContactService contacts, ContactContractService contract, ApiWriter writer, CancellationToken cancellationToken) =>
        ChangeAsync(context, contactId, contacts, contract, writer, _ => null, cancellationToken);

    private static Task<IResult> UpdateAsync(
        HttpContext context, string contactId, ContactService contacts, ContactContractService contract, ApiWriter writer, CancellationToken cancellationToken) =>
        ChangeAsync(context, contactId, contacts, contract, writer, ContactBodies.Sent, cancellationToken);

    private static async Task<IResult> ChangeAsync(
        HttpContext context, string id, ContactService contacts, ContactContractService contract, ApiWriter writer, Func<ApiBody, HashSet<string>?> sentOf,
        CancellationToken cancellationToken)
    {
        var (body, refused) = await ApiBodies.ReadAsync(context.Request);
        if (body is null)
        {
            return refused!;
        }

        var input = ContactBodies.Read(body);
        return await writer.AnswerAsync(
            context,
            () => contacts.UpdateAsync(id, ApiVersions.Wanted(context.Request), input, sentOf(body), cancellationToken),
            (done, cancellation) => contract.FindAsync(done.Id, cancellation),
            ContactJson.Default.ContactRecord,
            contact => contact.Version,
            body: body);
    }

    private static Task<IResult> DeleteAsync(HttpContext context, string contactId, ContactService contacts, ApiWriter writer, CancellationToken cancellationToken) =>
        writer.AnswerAsync(context, () => contacts.DeleteAsync(contactId, ApiVersions.Wanted(context.Request), null, dryRun: false, cancellationToken));
}
