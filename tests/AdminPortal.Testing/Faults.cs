using Xunit;

namespace AdminPortal.Testing;

/// <summary>For checks that find many faults at once: the failure names each, unshortened.</summary>
public static class Faults
{
    public static void None(params IEnumerable<string> faults)
    {
        var found = faults.Distinct().ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
