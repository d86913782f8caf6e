using System.Text.Json.Serialization.Metadata;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Api;

/// <summary>
/// Runs a service's write and answers with what was written, read within the same transaction. It is where <c>dryRun</c> and
/// <c>Idempotency-Key</c> take hold, so that no endpoint can forget them.
/// </summary>
internal sealed class ApiWriter(AnsweredWrite answered)
{
    /// <param name="write">The service's write.</param>
    /// <param name="read">Reads the object, by this scope's services.</param>
    /// <param name="versionOf">For the ETag; null where the answer has none.</param>
    /// <param name="body">What was sent: where it is faulty the write is only tried, and its faults join those of the body.</param>
    public async Task<IResult> AnswerAsync<TDone, TAnswer>(
        HttpContext context, Func<Task<Result<TDone>>> write, Func<TDone, CancellationToken, Task<TAnswer?>> read, JsonTypeInfo<TAnswer> json,
        Func<TAnswer, int>? versionOf = null, int status = StatusCodes.Status200OK, ApiBody? body = null)
        where TAnswer : class
    {
        if (body is { Faults.Count: > 0 })
        {
            answered.OnlyTry();
        }

        var result = await answered.RunAsync(write, async (done, cancellationToken) =>
        {
            var answer = await read(done, cancellationToken) ?? throw new InvalidOperationException("What was written cannot be read.");
            return (Bytes: ApiJson.BytesOf(answer, json), Version: versionOf?.Invoke(answer));
        }, answer => Kept(answer.Bytes, answer.Version, status));
        if ((body is null ? result.Error : body.Join(result.Error)) is { } error)
        {
            return ApiProblem.Of(error, context);
        }

        var (bytes, version) = result.Value;
        if (version is { } told)
        {
            ApiVersions.Tell(context, told);
        }

        return new JsonBytes(bytes, status);
    }

    /// <summary>204 for a write that leaves nothing to show.</summary>
    public async Task<IResult> AnswerAsync<TDone>(HttpContext context, Func<Task<Result<TDone>>> write)
    {
        var result = await answered.RunAsync(write, (_, _) => Task.FromResult(true), _ => new(StatusCodes.Status204NoContent, new Dictionary<string, string>(), []));
        return result.Succeeded ? TypedResults.NoContent() : ApiProblem.Of(result.Error, context);
    }

    /// <summary>The headers that <see cref="JsonBytes"/> and <see cref="ApiVersions"/> give it.</summary>
    private static KeptAnswer Kept(byte[] body, int? version, int status)
    {
        var headers = new Dictionary<string, string> { [HeaderNames.ContentType] = ApiJson.ContentType };
        if (version is { } number)
        {
            headers[HeaderNames.ETag] = ApiVersions.Tag(number);
        }

        return new(status, headers, body);
    }
}

/// <summary>JSON that is written already.</summary>
internal sealed class JsonBytes(byte[] body, int status) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = ApiJson.ContentType;
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
