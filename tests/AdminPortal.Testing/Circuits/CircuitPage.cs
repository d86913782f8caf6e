using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminPortal.Testing.Circuits;

/// <summary>What a page carries for the circuit that its browser is to open: the sealed descriptors of its components, and what they have loaded.</summary>
/// <param name="Markers">As JSON, in the page's order.</param>
/// <param name="State">Sealed; empty where there is none.</param>
public sealed partial record CircuitPage(string Html, IReadOnlyList<string> Markers, string State)
{
    public static CircuitPage Of(string html) => new(
        html,
        [.. Marker().Matches(html).Select(match => match.Groups[1].Value).Where(IsStart)],
        StateComment().Match(html).Groups[1].Value);

    /// <summary>The operations by which the script adds the components to its circuit.</summary>
    public string Operations() =>
        $$"""{"batchId":1,"operations":[{{string.Join(',', Markers.Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}"""))}}]}""";

    private static bool IsStart(string marker)
    {
        using var json = JsonDocument.Parse(marker);
        return json.RootElement.TryGetProperty("descriptor", out _);
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=]+)-->")]
    private static partial Regex StateComment();
}
