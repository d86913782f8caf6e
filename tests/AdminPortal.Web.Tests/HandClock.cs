using AdminPortal.Testing;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests;

/// <summary>A test's time whose timers go off when the test says so.</summary>
internal sealed class HandClock(TestClock clock) : TimeProvider
{
    private readonly List<HandTimer> timers = [];

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public void Tick()
    {
        foreach (var timer in timers.Where(timer => !timer.IsStopped).ToList())
        {
            timer.GoOff();
        }
    }

    /// <summary>As above, and then waits for what the components do upon it.</summary>
    public Task TickAsync<T>(IRenderedComponent<T> page)
        where T : IComponent
    {
        Tick();
        return page.InvokeAsync(() => Task.CompletedTask);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(() => callback(state));
        timers.Add(timer);
        return timer;
    }

    private sealed class HandTimer(Action goOff) : ITimer
    {
        public bool IsStopped { get; private set; }

        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => IsStopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
