using System.Text.Json.Serialization;
using AdminPortal.Application.Contacts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Contacts;

[JsonSerializable(typeof(ApiPage<ContactListItem>))]
[JsonSerializable(typeof(ContactRecord))]
internal sealed partial class ContactJson : JsonSerializerContext
{
    public static readonly ContactJson Api = new(ApiJson.Options());
}
