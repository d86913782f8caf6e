using System.Text.Json.Serialization;
using AdminPortal.Application.BillingAccounts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.BillingAccounts;

[JsonSerializable(typeof(CorporateAccount))]
[JsonSerializable(typeof(IReadOnlyList<CorporateAccount>))]
[JsonSerializable(typeof(IReadOnlyList<CorporateAddressCard>))]
[JsonSerializable(typeof(IAsyncEnumerable<CorporateOrganization>))]
internal sealed partial class CorporateAccountJson : JsonSerializerContext
{
    public static readonly CorporateAccountJson Api = new(ApiJson.Options());
}
