using AdminPortal.Application.Contacts;
using AdminPortal.Application.Drafts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Drafts;

public sealed class MergingTwoEdits
{
    [Fact]
    public void What_only_one_side_changed_is_taken_by_itself()
    {
        var merged = ThreeWayMerge.Of(
            new ContactInput { FirstName = "Ola", LastName = "Nordmann", Mobile = "1" },
            new ContactInput { FirstName = "Ola", LastName = "Fjell", Mobile = "1" },
            new ContactInput { FirstName = "Kari", LastName = "Nordmann", Mobile = "" });

        Assert.Equal(("Kari", "Fjell", ""), (merged.Input.FirstName, merged.Input.LastName, merged.Input.Mobile));
        Assert.Empty(merged.Collisions);
        Assert.Equal(
            [("FirstName", MergeOutcome.Mine), ("LastName", MergeOutcome.Theirs), ("Mobile", MergeOutcome.Mine)],
            merged.Fields.Where(f => f.Outcome != MergeOutcome.Same).Select(f => (f.Field, f.Outcome)));
    }

    [Fact]
    public void What_both_changed_differently_is_mine_until_theirs_is_chosen()
    {
        var merged = ThreeWayMerge.Of(
            new ContactInput { FirstName = "Ola", Email = "ola@old.no" },
            new ContactInput { FirstName = "Olav", Email = "ola@theirs.no" },
            new ContactInput { FirstName = "Ole", Email = "ola@mine.no" });

        Assert.Equal([("FirstName", "Ola", "Olav", "Ole"), ("Email", "ola@old.no", "ola@theirs.no", "ola@mine.no")], merged.Collisions.Select(f => (f.Field, f.Was, f.Theirs, f.Mine)));
        Assert.Equal(("Ole", "ola@mine.no"), (merged.Input.FirstName, merged.Input.Email));
        var chosen = merged.WithTheirs(new HashSet<string> { "Email" });
        Assert.Equal(("Ole", "ola@theirs.no"), (chosen.FirstName, chosen.Email));
    }

    [Fact]
    public void Blanks_around_and_an_emptied_field_are_no_change()
    {
        var merged = ThreeWayMerge.Of(
            new ContactInput { FirstName = "Ola", Phone = null },
            new ContactInput { FirstName = "Olav", Phone = "2" },
            new ContactInput { FirstName = " Ola ", Phone = "" });

        Assert.Equal(("Olav", "2"), (merged.Input.FirstName, merged.Input.Phone));
        Assert.Empty(merged.Collisions);
    }

    [Fact]
    public void Roles_come_together_as_a_set()
    {
        var merged = ThreeWayMerge.Of(
            new ContactInput { Roles = [ContactRole.Other, ContactRole.CommercialOwner] },
            new ContactInput { Roles = [ContactRole.CommercialOwner, ContactRole.FinancialContact] },
            new ContactInput { Roles = [ContactRole.Other, ContactRole.CommercialOwner, ContactRole.MainTechnicalContact] });

        Assert.Equal([ContactRole.CommercialOwner, ContactRole.MainTechnicalContact, ContactRole.FinancialContact], merged.Input.Roles.Order().ToHashSet(), HashSet<ContactRole>.CreateSetComparer());
        Assert.Equal(MergeOutcome.Both, merged.Fields.Single(f => f.Field == "Roles").Outcome);
    }

    [Fact]
    public void Merging_shares_nothing_with_what_it_was_made_of()
    {
        var mine = new ContactInput { Roles = [ContactRole.Other] };

        ThreeWayMerge.Of(new(), new(), mine).Input.Roles.Clear();

        Assert.Equal([ContactRole.Other], mine.Roles);
    }

    [Fact]
    public void Where_nothing_collides_it_is_of_no_matter_who_saved_first() => Prop.ForAll(Triples, edit =>
    {
        var one = ThreeWayMerge.Of(edit.Was, edit.Theirs, edit.Mine);
        var other = ThreeWayMerge.Of(edit.Was, edit.Mine, edit.Theirs);
        return one.Collisions.Select(f => f.Field).SequenceEqual(other.Collisions.Select(f => f.Field))
            && ThreeWayMerge.Differences(one.Input, other.Input).SequenceEqual(one.Collisions.Select(f => f.Field));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_invented_and_no_change_is_lost() => Prop.ForAll(Triples, edit =>
    {
        var merged = ThreeWayMerge.Of(edit.Was, edit.Theirs, edit.Mine);
        var theirs = merged.WithTheirs(merged.Collisions.Select(f => f.Field).ToHashSet());
        return IsMade(i => i.FirstName) && IsMade(i => i.Email) && IsMade(i => i.Country)
            && Enum.GetValues<ContactRole>().All(role => IsMade(i => i.Roles.Contains(role)));

        // One's own change stands; where one made none, the other's does.
        bool IsMade(Func<ContactInput, object?> of) =>
            Equals(of(merged.Input), Equals(of(edit.Mine), of(edit.Was)) ? of(edit.Theirs) : of(edit.Mine))
            && Equals(of(theirs), Equals(of(edit.Theirs), of(edit.Was)) ? of(edit.Mine) : of(edit.Theirs));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_with_what_nobody_changed_changes_nothing() => Prop.ForAll(Triples, edit =>
        ThreeWayMerge.Differences(ThreeWayMerge.Of(edit.Was, edit.Was, edit.Mine).Input, edit.Mine).Count == 0
        && ThreeWayMerge.Differences(ThreeWayMerge.Of(edit.Was, edit.Theirs, edit.Was).Input, edit.Theirs).Count == 0).QuickCheckThrowOnFailure();

    private static Gen<ContactInput> Inputs =>
        from first in Gen.Elements<string?>(null, "Ola", "Kari")
        from mail in Gen.Elements<string?>(null, "a@b.no", "c@d.no")
        from country in Gen.Elements<string?>("NO", "SE")
        from roles in Gen.SubListOf(Enum.GetValues<ContactRole>())
        select new ContactInput { FirstName = first, Email = mail, Country = country, Roles = [.. roles] };

    private static Arbitrary<Edit> Triples => Arb.From(
        from was in Inputs
        from theirs in Inputs
        from mine in Inputs
        select new Edit(was, theirs, mine));

    private sealed record Edit(ContactInput Was, ContactInput Theirs, ContactInput Mine);
}
