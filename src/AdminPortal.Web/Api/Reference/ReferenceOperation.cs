using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>
/// Completes an operation from its endpoint's metadata: what goes for all of its kind (parameters, errors, headers, security) cannot be
/// forgotten by an endpoint, and the samples come from one place.
/// </summary>
internal sealed class ReferenceOperation : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var call = new ReferenceCall(context.Description);
        var document = context.Document!;
        operation.Description = ReferenceWords.OfOperation(operation.OperationId ?? "");
        AddParameters(operation, call);
        AddSecurity(operation, call, document);
        if (call.Form is { } form)
        {
            document.AddComponent(call.BodySchema!, await context.GetOrCreateSchemaAsync(form, null, cancellationToken));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [ApiMetadata.FormType] = new() { Schema = new OpenApiSchemaReference(call.BodySchema!, document) } },
            };
        }

        AddRequestSample(operation, call);
        AddResponses(operation, call, document);
    }

    private static void AddParameters(OpenApiOperation operation, ReferenceCall call)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description ??= ReferenceWords.OfMember("path", parameter.Name!);
            parameter.Example ??= ReferenceWords.Sample($"path.{parameter.Name}", null);
        }

        foreach (var parameter in call.Parameters)
        {
            operation.Parameters.Add(parameter.ToOpenApi());
        }
    }

    private static void AddSecurity(OpenApiOperation operation, ReferenceCall call, OpenApiDocument document) => operation.Security = call switch
    {
        { IsToken: false } => [new() { [new(ReferenceDocument.OAuth, document)] = call.Scope is { } scope ? [scope] : [] }],
        { BodySchema: not null } => [new() { [new(ReferenceDocument.Basic, document)] = [] }, []],
        _ => [],
    };

    private static void AddRequestSample(OpenApiOperation operation, ReferenceCall call)
    {
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            content.Example = ReferenceWords.Sample($"{operation.OperationId}.request", call.BodySchema);
        }
    }

    private static void AddResponses(OpenApiOperation operation, ReferenceCall call, OpenApiDocument document)
    {
        operation.Responses ??= [];
        foreach (var (status, answer) in operation.Responses)
        {
            AddSample(operation, call, status, answer);
            if (answer is OpenApiResponse { } own)
            {
                AddHeaders(own, call, status, document);
            }
        }

        foreach (var error in call.Errors.Where(error => !operation.Responses.ContainsKey(error.Status)))
        {
            operation.Responses[error.Status] = new OpenApiResponseReference(error.Name, document);
        }
    }

    private static void AddSample(OpenApiOperation operation, ReferenceCall call, string status, IOpenApiResponse answer)
    {
        var type = call.AnswerOf(status);
        foreach (var (kind, content) in answer.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (kind.EndsWith("json", StringComparison.Ordinal))
            {
                content.Example = ReferenceWords.Sample($"{operation.OperationId}.{status}", type?.Schema, type?.IsList == true);
            }
            else
            {
                content.Schema = new OpenApiSchema { Type = JsonSchemaType.String, ContentMediaType = kind };
                content.Example = ReferenceWords.Sample($"{operation.OperationId}.{status}", null);
            }
        }
    }

    private static void AddHeaders(OpenApiResponse answer, ReferenceCall call, string status, OpenApiDocument document)
    {
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        foreach (var header in call.HeadersOf(status))
        {
            answer.Headers[header] = new OpenApiHeaderReference(header, document);
        }
    }
}
