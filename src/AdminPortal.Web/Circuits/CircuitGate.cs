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
            "ConnectCircuit" => await ReturnAsync(call, next),
            // The browser's script (9.0) knows neither: no state of a circuit is kept that could be taken up by another one.
            "PauseCircuit" => false,
            "ResumeCircuit" => null,
            // With its first components the framework makes the circuit's handlers.
            "UpdateRootComponents" => await ForSeatAsync(call, next),
            _ => await next(call),
        };
    }

    /// <summary>A circuit that never got components has no handlers that could tell of its end.</summary>
    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (SeatOf(context.Context) is { IsTaken: false } seat)
        {
            census.Leave(seat);
        }

        return next(context, exception);
    }

    private static async ValueTask<object?> ForSeatAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        CircuitSeat.BeingTaken = SeatOf(call.Context);
        return await next(call);
    }

    private async ValueTask<object?> ReturnAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (census.Find(call.HubMethodArguments is [string secret, ..] ? secret : null, CallerOf(call.Context)) is not { } seat)
        {
            return false;
        }

        call.Context.Items[Seat] = seat;
        return await next(call);
    }

    private async ValueTask<object?> StartAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (CallerOf(call.Context) is not { } caller || census.TryTake(caller) is not { } seat)
        {
            CircuitLog.NoRoom(logger, census.Living);
            await call.Hub.Clients.Caller.SendAsync("JS.Error", "There are too many open tabs.");
            return null;
        }

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
        if (SeatOf(connection) is { } seat)
        {
            census.Close(seat);
        }

        connection.Abort();
        return null;
    }

    private static CircuitSeat? SeatOf(HubCallerContext connection) => connection.Items.TryGetValue(Seat, out var seat) ? seat as CircuitSeat : null;

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
