using System.Diagnostics;

namespace AdminPortal.Benchmarks;

/// <summary>What a call took over several runs, in milliseconds.</summary>
internal sealed record Timing(double First, double Median, double Worst)
{
    public static async Task<Timing> OfAsync(Func<Task> call, int runs = 15)
    {
        var times = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var first = times[0];
        times.RemoveAt(0);
        times.Sort();
        return new(first, times[times.Count / 2], times[^1]);
    }
}
