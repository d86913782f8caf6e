using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

public sealed class WritingNotes
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Notes_stand_with_who_and_when_newest_first(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        Assert.True((await given.Cases.AddNoteAsync(number, " Ringt\r\nkunden ", Cancellation)).Succeeded);
        given.Store.Clock.Advance(TimeSpan.FromHours(1));
        given.SignIn("Astrid");
        Assert.True((await given.Cases.AddNoteAsync(number, "Venter på svar", Cancellation)).Succeeded);

        var found = await given.FindAsync(number);
        Assert.Equal((CaseStatus.Open, null, 2), (found.Status, found.Assignee, found.Version));
        Assert.Equal(
            [new(2, TestClock.Start.UtcDateTime.AddHours(1), "Astrid", "Venter på svar"), new(1, TestClock.Start.UtcDateTime, "Frida", "Ringt kunden")],
            found.Notes);
        var entry = await given.Store.Open().AuditEntries.Include(e => e.Changes).OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal(("changed", "Note", "Venter på svar"), (entry.Action, entry.Changes.Single().Field, entry.Changes.Single().NewValue));
    }

    [Theory, EachDatabase]
    public async Task A_note_is_one_paragraph_that_can_be_read(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();

        foreach (var (text, code) in new[] { (null, "required"), (" \n ", "required"), (new string('x', 1001), "length_max"), ("a\u0007b", "control_characters") })
        {
            Followed.IsFault(await given.Cases.AddNoteAsync(number, text, Cancellation), "Text", code);
        }

        Assert.True((await given.Cases.AddNoteAsync(number, new string('x', 1000), Cancellation)).Succeeded);
    }
}
