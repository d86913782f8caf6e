using System.Text.Json.Serialization;
using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Accounts;

[JsonSerializable(typeof(ApiPage<AccountListItem>))]
[JsonSerializable(typeof(AccountRecord))]
[JsonSerializable(typeof(LiftRequestRecord))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    public static readonly AccountJson Api = new(ApiJson.Options());
}
