using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;

namespace AdminPortal.Web.Api;

/// <summary><c>Idempotency-Key</c> on every POST: the same call under the same key is done once, and answered the same again.</summary>
internal static class ApiIdempotency
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int MaximumLength = 255;

    public static async ValueTask<object?> ApplyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Headers[Header] is not { Count: > 0 } keys)
        {
            return await next(call);
        }

        if (keys.Count > 1 || keys[0] is not { Length: > 0 and <= MaximumLength } key)
        {
            return new ApiProblem(StatusCodes.Status400BadRequest, "invalid_idempotency_key");
        }

        var answered = context.RequestServices.GetRequiredService<AnsweredWrite>();
        if (answered.OnlyTries)
        {
            return await next(call);
        }

        if (await ApiBodies.ReadBytesAsync(context.Request) is not { } body)
        {
            return new ApiProblem(StatusCodes.Status413PayloadTooLarge, "too_large");
        }

        context.Request.Body = new MemoryStream(body);
        var client = context.User.FindFirst(ApiCaller.ClientId)!.Value;
        var calls = context.RequestServices.GetRequiredService<IdempotentCallService>();
        var start = await calls.BeginAsync(client, key, Fingerprint(context, body), context.RequestAborted);
        return start switch
        {
            { State: IdempotentState.Fresh } => await RunAsync(call, next, calls, answered, start.CallId),
            { State: IdempotentState.Answered, Answer: { } answer } => new ReplayedAnswer(answer),
            { State: IdempotentState.Reused } => new ApiProblem(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused"),
            _ => InFlight(context, start.Wait),
        };
    }

    private static async Task<object?> RunAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next, IdempotentCallService calls, AnsweredWrite answered, long callId)
    {
        answered.KeepUnder(callId);
        try
        {
            return await next(call);
        }
        catch (IdempotencyKeyLostException)
        {
            return InFlight(call.HttpContext, TimeSpan.FromSeconds(1));
        }
        finally
        {
            await LetGoAsync(call.HttpContext, calls, callId);
        }
    }

    /// <summary>Of a call that has changed something nothing is given back.</summary>
    private static async Task LetGoAsync(HttpContext context, IdempotentCallService calls, long callId)
    {
        try
        {
            await calls.LetGoAsync(callId, CancellationToken.None);
        }
        catch (Exception fault) when (StoreOutage.Is(fault))
        {
            ApiLog.KeyIsHeld(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiIdempotency)), fault);
        }
    }

    private static ApiProblem InFlight(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Clamp((int)Math.Ceiling(wait.TotalSeconds), 1, 5).ToString(CultureInfo.InvariantCulture);
        return new(StatusCodes.Status409Conflict, "idempotency_in_flight");
    }

    /// <summary>Each part with its length before it, so that no two calls run together into the same bytes.</summary>
    private static byte[] Fingerprint(HttpContext context, byte[] body)
    {
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { request.Method, request.Path.Value, request.QueryString.Value, ApiCaller.NarrowedTo(context) })
        {
            Append(Encoding.UTF8.GetBytes(part ?? ""));
        }

        Append(body);
        return hash.GetHashAndReset();

        void Append(byte[] bytes)
        {
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    private sealed class ReplayedAnswer(KeptAnswer answer) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => answer.Status;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
            {
                response.Headers[name] = value;
            }

            response.Headers[Replayed] = "true";
            if (answer.Body.Length > 0)
            {
                response.ContentLength = answer.Body.Length;
                await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
            }
        }
    }
}
