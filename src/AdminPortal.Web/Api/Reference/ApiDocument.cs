using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>The OpenAPI document. The endpoints do not change while the program runs, so it is written once.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiReference.DocumentName)] IOpenApiDocumentProvider provider)
{
    private readonly Lazy<Task<byte[]>> bytes = new(() => WriteAsync(provider));

    public Task<byte[]> BytesAsync() => bytes.Value;

    private static async Task<byte[]> WriteAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1);
        return stream.ToArray();
    }
}
