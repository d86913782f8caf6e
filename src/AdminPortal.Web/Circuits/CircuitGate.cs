using AdminPortal.Application.Access;
using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Circuits;

/// <summary>Stands before every message from a browser: no flood, no circuit too many, and none of somebody else's.</summary>
internal sealed class CircuitGate(CircuitCensus census, IOptions<CircuitSettings> settings, TimeProvider time, ILogger<CircuitGate> logger) : IHubFilter
{
    private static readonly object Bucket = new();
    private static readonly object Seat = new();

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var call = invocationContext;
        if (!BucketOf(call.Context).TryTake())
        {
            return EndFlood(call.Context);
        }

        return call.HubMethodName switch
        {
            "StartCircuit" => await StartAsync(call, next),
            "ConnectCircuit" => census.MayReturn(call.HubMethodArguments is [string secret, ..] ? secret : null, CallerOf(call.Context)) && await next(call) is true,
            // The browser's script (9.0) knows neither: no state of a circuit is kept that could be taken up by another one.
            "PauseCircuit" => false,
            "ResumeCircuit" => null,
            _ => await next(call),
        };
    }

    private async ValueTask<object?> StartAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (CallerOf(call.Context) is not { } caller || census.TryTake(caller) is not { } seat)
        {
            CircuitLog.NoRoom(logger, census.Count);
            await call.Hub.Clients.Caller.SendAsync("JS.Error", "There are too many open tabs.");
            return null;
        }

        CircuitSeat.BeingTaken = seat;
        var secret = await next(call) as string;
        if (secret is null)
        {
            census.Leave(seat);
            return null;
        }

        call.Context.Items[Seat] = seat;
        census.Name(seat, secret);
        return secret;
    }

    /// <summary>Ends the connection, and lets the browser not come back to its circuit.</summary>
    private object? EndFlood(HubCallerContext connection)
    {
        CircuitLog.Flooded(logger, CallerOf(connection)?.Id);
        if (connection.Items.TryGetValue(Seat, out var seat) && seat is CircuitSeat taken)
        {
            census.Close(taken);
        }

        connection.Abort();
        return null;
    }

    private MessageBucket BucketOf(HubCallerContext connection)
    {
        if (connection.Items.TryGetValue(Bucket, out var known) && known is MessageBucket bucket)
        {
            return bucket;
        }

        var made = new MessageBucket(time, settings.Value.MessagesPerSecond, settings.Value.MessageBurst);
        connection.Items[Bucket] = made;
        return made;
    }

    private static CallerIdentity? CallerOf(HubCallerContext connection) => connection.User is { } user ? PortalClaims.CallerOf(user) : null;
}
