using System.Text.Json.Serialization;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Organizations;

[JsonSerializable(typeof(ApiPage<OrganizationListItem>))]
[JsonSerializable(typeof(OrganizationRecord))]
internal sealed partial class OrganizationJson : JsonSerializerContext
{
    public static readonly OrganizationJson Api = new(ApiJson.Options());
}
