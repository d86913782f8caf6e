using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Accounts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiPage<AccountListItem>))]
[JsonSerializable(typeof(AccountRecord))]
[JsonSerializable(typeof(LiftRequestRecord))]
internal sealed partial class AccountJson : JsonSerializerContext;
