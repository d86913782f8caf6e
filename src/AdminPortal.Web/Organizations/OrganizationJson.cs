using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Organizations;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiPage<OrganizationListItem>))]
[JsonSerializable(typeof(OrganizationRecord))]
internal sealed partial class OrganizationJson : JsonSerializerContext;
