using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.BillingAccounts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.BillingAccounts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CorporateAccount))]
[JsonSerializable(typeof(IReadOnlyList<CorporateAccount>))]
[JsonSerializable(typeof(IReadOnlyList<CorporateAddressCard>))]
[JsonSerializable(typeof(IAsyncEnumerable<CorporateOrganization>))]
internal sealed partial class CorporateAccountJson : JsonSerializerContext
{
    /// <summary>For the list that the framework streams.</summary>
    public static readonly CorporateAccountJson Streamed = new(ApiJson.Options());
}
