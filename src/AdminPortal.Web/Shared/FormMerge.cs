using AdminPortal.Application.Audit;
using AdminPortal.Application.Drafts;

namespace AdminPortal.Web.Shared;

/// <summary>What a save has run into: the object as it is stored now, brought together with what stands in the form.</summary>
/// <param name="Theirs">What is stored now, as the form would hold it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Rows">What <see cref="MergePanel"/> shows.</param>
/// <param name="Changes">Who has changed it since the typing began.</param>
public sealed record FormMerge<TInput>(Merged<TInput> Merged, TInput Theirs, int Version, IReadOnlyList<MergeRow> Rows, IReadOnlyList<LatestChange> Changes)
    where TInput : class
{
    public string? Who => Changes.Count == 0 ? null : string.Join(", ", Changes.Select(change => change.ActorName).Distinct());

    public DateTime? When => Changes.Count == 0 ? null : Changes[0].At;
}

internal static class FormMerge
{
    public static FormMerge<TInput> Of<TInput>(
        TInput start, TInput theirs, TInput mine, int version, FieldWords words, IReadOnlyDictionary<string, string> names, IReadOnlyList<LatestChange> changes)
        where TInput : class
    {
        var merged = ThreeWayMerge.Of(start, theirs, mine);
        return new(merged, theirs, version, words.Rows(merged, names), changes);
    }
}
