using AdminPortal.Application.Clients;
using AdminPortal.Testing;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class SlowingGuesses
{
    private readonly TestClock clock = new();
    private readonly SecretThrottle throttle;

    public SlowingGuesses() => throttle = new(clock);

    [Fact]
    public async Task After_five_wrong_secrets_even_the_right_one_waits()
    {
        await using var store = new TestStore();
        var client = await store.MadeAsync();
        for (var guess = 0; guess < SecretThrottle.TriesOfClient; guess++)
        {
            Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client.ClientId, "wrong")).Fault);
        }

        var refused = await store.AskAsync(client);
        Assert.Equal((TokenFault.MustWait, TimeSpan.FromSeconds(1)), (refused.Fault, refused.Wait));
        Assert.Equal(TokenFault.MustWait, (await store.AskAsync(client.ClientId, "wrong")).Fault);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await store.AskAsync(client)).Token);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client.ClientId, "wrong")).Fault);
        Assert.NotNull((await store.AskAsync(client)).Token);
    }

    [Fact]
    public async Task A_client_that_does_not_exist_waits_as_one_that_does()
    {
        await using var store = new TestStore();
        var answers = new List<TokenFault?>();
        for (var guess = 0; guess <= SecretThrottle.TriesOfClient; guess++)
        {
            answers.Add((await store.AskAsync("org-none", "wrong")).Fault);
        }

        Assert.Equal([.. Enumerable.Repeat(TokenFault.InvalidClient, SecretThrottle.TriesOfClient), TokenFault.MustWait], answers.OfType<TokenFault>());
    }

    [Fact]
    public void The_wait_doubles_up_to_five_minutes_and_is_forgotten_after_a_quiet_quarter_of_an_hour()
    {
        var waits = Enumerable.Range(0, 16).Select(_ => Fail("org-1", null)).Select(wait => wait.TotalSeconds);
        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], waits);

        clock.Advance(SecretThrottle.Forgotten);
        Assert.Equal(TimeSpan.Zero, Fail("org-1", null));
    }

    [Fact]
    public void Many_ids_from_one_address_wait_too_and_ones_own_success_does_not_buy_more()
    {
        for (var guess = 0; guess < SecretThrottle.TriesOfAddress; guess++)
        {
            Assert.Null(throttle.WaitOf($"org-{guess}", "192.0.2.1"));
            Assert.Null(throttle.Settle("org-mine", "192.0.2.1", wasRight: true));
            Assert.Null(throttle.Settle($"org-{guess}", "192.0.2.1", wasRight: false));
        }

        Assert.NotNull(throttle.WaitOf("org-new", "192.0.2.1"));
        Assert.Null(throttle.WaitOf("org-new", "192.0.2.2"));
    }

    [Fact]
    public void Guesses_that_were_under_way_together_are_told_nothing_once_the_client_has_to_wait()
    {
        var told = Enumerable.Range(0, 100).Count(_ => throttle.Settle("org-1", null, wasRight: false) is null);
        Assert.Equal(SecretThrottle.TriesOfClient, told);
        Assert.NotNull(throttle.Settle("org-1", null, wasRight: true));
    }

    [Fact]
    public void Made_up_ids_do_not_fill_the_memory()
    {
        for (var guess = 0; guess < SecretThrottle.MostKept * 2; guess++)
        {
            throttle.Settle($"org-{guess}", null, wasRight: false);
        }

        Assert.InRange(throttle.Kept, 1, SecretThrottle.MostKept);
    }

    /// <summary>Fails once the wait is over; answers how long to wait then.</summary>
    private TimeSpan Fail(string clientId, string? address)
    {
        clock.Advance(throttle.WaitOf(clientId, address) ?? TimeSpan.Zero);
        Assert.Null(throttle.Settle(clientId, address, wasRight: false));
        return throttle.WaitOf(clientId, address) ?? TimeSpan.Zero;
    }
}
