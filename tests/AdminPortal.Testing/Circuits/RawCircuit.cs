using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AdminPortal.Testing.Circuits;

/// <summary>
/// A browser tab without a browser: speaks the circuit's own protocol over a WebSocket, and so can send what no browser would.
/// What the server draws is answered at once; what it calls in JavaScript is answered with null, or false where it asks for that.
/// </summary>
public sealed class RawCircuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly Lock gate = new();
    private readonly List<ServerCall> calls = [];
    private readonly SemaphoreSlim sending = new(1);
    private readonly StringBuilder drawn = new();
    private TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task reading = Task.CompletedTask;
    private long renderer = -1;
    private int lastCall;

    /// <summary>By which the browser would come back to its circuit; null where the server gave none.</summary>
    public string? Secret { get; private set; }

    /// <summary>Whether the server has ended the connection.</summary>
    public bool HasEnded { get; private set; }

    public IReadOnlyList<ServerCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>What the server has told the tab of errors.</summary>
    public IEnumerable<string> Errors => Calls.Where(call => call.Target == "JS.Error").Select(call => (string)call.Arguments[0]!);

    /// <summary>Where the server has sent the tab.</summary>
    public IEnumerable<string> Navigations => Calls
        .Where(call => call.Target == "JS.BeginInvokeJS" && call.Arguments[1] is "Blazor._internal.navigationManager.navigateTo")
        .Select(call => JsonDocument.Parse((string)call.Arguments[2]!).RootElement[0].GetString()!);

    /// <summary>Opens a connection and says which protocol is spoken, and no more.</summary>
    /// <param name="cookies">As the Cookie header has them.</param>
    public static async Task<RawCircuit> ConnectAsync(Uri portal, string cookies, string? origin = "")
    {
        var circuit = new RawCircuit();
        circuit.socket.Options.SetRequestHeader("Cookie", cookies);
        if (origin is not null)
        {
            circuit.socket.Options.SetRequestHeader("Origin", origin.Length > 0 ? origin : portal.GetLeftPart(UriPartial.Authority));
        }

        await circuit.socket.ConnectAsync(new UriBuilder(portal) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await circuit.SendBytesAsync(Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + "\u001e"));
        circuit.reading = circuit.ReadAsync();
        return circuit;
    }

    /// <summary>Opens the page's circuit as the script would, and waits until it is drawn.</summary>
    public static async Task<RawCircuit> OpenAsync(Uri portal, string cookies, CircuitPage page, string path)
    {
        var circuit = await ConnectAsync(portal, cookies);
        if (await circuit.StartAsync(portal, path) is not null)
        {
            await circuit.AddComponentsAsync(page);
            await circuit.UntilAsync(tab => tab.HasEnded || tab.Errors.Any() || tab.Calls.Any(call => call.Target == "JS.EndUpdateRootComponents"));
        }

        return circuit;
    }

    public async Task<string?> StartAsync(Uri portal, string path) =>
        Secret = await AskAsync("StartCircuit", portal.AbsoluteUri, new Uri(portal, path).AbsoluteUri, "[]", "") as string;

    public Task AddComponentsAsync(CircuitPage page) => SendAsync("UpdateRootComponents", page.Operations(), page.State);

    /// <summary>Whether the text was drawn since the circuit was opened, or since <see cref="ForgetDrawn"/>.</summary>
    public bool HasDrawn(string text)
    {
        lock (gate)
        {
            return drawn.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    public override string ToString() => $"ended: {HasEnded}, errors: {string.Join('|', Errors)}, calls: {string.Join(' ', Calls.Select(call => call.Target).TakeLast(20))}";

    public void ForgetDrawn()
    {
        lock (gate)
        {
            drawn.Clear();
        }
    }

    /// <summary>Calls a method of the hub, and answers at once.</summary>
    public Task SendAsync(string target, params object?[] arguments) => SendAsync(null, target, arguments);

    /// <summary>Calls a method of the hub and waits for what it returns; null where the connection ends first.</summary>
    public async Task<object?> AskAsync(string target, params object?[] arguments)
    {
        var id = NextCall();
        await SendAsync(id, target, arguments);
        await UntilAsync(tab => tab.HasEnded || tab.Calls.Any(call => call.Target == "completion " + id));
        return Calls.FirstOrDefault(call => call.Target == "completion " + id)?.Arguments[0];
    }

    /// <summary>Calls a method that .NET offers to JavaScript; answers what came back, or null where the connection ends first.</summary>
    public async Task<(bool Succeeded, string? Answer)?> InvokeDotNetAsync(string? assembly, string method, long target, string arguments)
    {
        var id = NextCall();
        await SendAsync("BeginInvokeDotNetFromJS", id, assembly, method, target, arguments);
        await UntilAsync(tab => tab.HasEnded || tab.Errors.Any() || tab.AnswerTo(id) is not null);
        return AnswerTo(id) is { } answer ? ((bool)answer.Arguments[1]!, answer.Arguments[2] as string) : null;
    }

    /// <summary>Tells the server that something has happened to an element.</summary>
    public Task<(bool Succeeded, string? Answer)?> DispatchAsync(long handler, string name = "click", string arguments = "{}", string field = "null") =>
        InvokeDotNetAsync(null, "DispatchEventAsync", renderer, $$"""[{"eventHandlerId":{{handler.ToString(CultureInfo.InvariantCulture)}},"eventName":"{{name}}","eventFieldInfo":{{field}}},{{arguments}}]""");

    public async Task SendBytesAsync(byte[] bytes)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The server has ended it; the reading end says so.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>With its length before it, as the server reads messages.</summary>
    public static byte[] Frame(byte[] body) => PackWriter.Frame(body);

    /// <summary>Waits until what the server has sent fulfils it.</summary>
    public async Task UntilAsync(Func<RawCircuit, bool> fulfilled)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = heard.Task;
            }

            if (fulfilled(this))
            {
                return;
            }

            await next.WaitAsync(patience.Token);
        }
    }

    /// <summary>Goes as a browser does whose net is gone: without a word.</summary>
    public void Lose() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private ServerCall? AnswerTo(string id) => Calls.FirstOrDefault(call => call.Target == "JS.EndInvokeDotNet" && (string?)call.Arguments[0] == id);

    private string NextCall() => Interlocked.Increment(ref lastCall).ToString(CultureInfo.InvariantCulture);

    private Task SendAsync(string? id, string target, object?[] arguments) =>
        SendBytesAsync(new PackWriter().Array(6).Value(1).EmptyMap().Value(id).Value(target).Value(arguments).Value(Array.Empty<object?>()).Framed());

    private async Task ReadAsync()
    {
        try
        {
            for (byte[]? part = await HandshakeAsync(), rest = []; part is not null; part = await ReceiveAsync())
            {
                var reader = new PackReader([.. rest, .. part]);
                while (reader.Message() is { } message)
                {
                    await TakeAsync(message);
                }

                rest = reader.Rest;
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Ended, by either side.
        }

        Note(() => HasEnded = true);
    }

    /// <summary>What came along with the answer to the handshake.</summary>
    private async Task<byte[]> HandshakeAsync()
    {
        var answer = await ReceiveAsync() ?? [];
        return answer.AsSpan().StartsWith("{}\u001e"u8) ? answer[3..] : throw new IOException($"The handshake was answered by: {Encoding.UTF8.GetString(answer)}");
    }

    private async Task<byte[]?> ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return whole.ToArray();
            }
        }
    }

    private async Task TakeAsync(object?[] message)
    {
        switch (message[0])
        {
            case 1L:
                await AnswerAsync((string)message[3]!, (object?[])message[4]!);
                break;
            case 3L:
                Note(() => calls.Add(new("completion " + message[2], [message.Length > 4 ? message[4] : null])));
                break;
            case 7L:
                Note(() => calls.Add(new("close", [message.Length > 1 ? message[1] : null])));
                break;
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        if (target == "JS.RenderBatch")
        {
            Note(() => drawn.Append(Encoding.UTF8.GetString((byte[])arguments[1]!)));
            await SendAsync("OnRenderCompleted", arguments[0], null);
            return;
        }

        if (target == "JS.BeginInvokeJS" && arguments is [long task, string function, string json, ..])
        {
            if (function == "Blazor._internal.attachWebRendererInterop")
            {
                renderer = JsonDocument.Parse(json).RootElement[1].GetProperty("__dotNetObject").GetInt64();
            }

            if (task != 0)
            {
                await SendAsync("EndInvokeJSFromDotNet", task, true, $"[{task.ToString(CultureInfo.InvariantCulture)},true,{(function.Contains(".has", StringComparison.Ordinal) ? "false" : "null")}]");
            }
        }

        Note(() => calls.Add(new(target, arguments)));
    }

    private void Note(Action change)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            change();
            before = heard;
            heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }
}
