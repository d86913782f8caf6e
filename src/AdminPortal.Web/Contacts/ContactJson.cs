using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Contacts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Contacts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiPage<ContactListItem>))]
[JsonSerializable(typeof(ContactRecord))]
internal sealed partial class ContactJson : JsonSerializerContext;
