using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Application.Invoices.Contract;

namespace AdminPortal.Web.Invoices;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(InvoiceListItem))]
[JsonSerializable(typeof(InvoiceRecord))]
[JsonSerializable(typeof(EhfProblemBody))]
internal sealed partial class InvoiceJson : JsonSerializerContext;
