using AdminPortal.Application.Drafts;

namespace AdminPortal.Web.Shared;

/// <summary>How a form words the fields of its input where they are compared.</summary>
/// <param name="LabelOf">What a field is called, by its property name.</param>
/// <param name="TextOf">A field's value as people read it; null where there is nothing.</param>
public sealed record FieldWords(Func<string, string> LabelOf, Func<string, object?, string?> TextOf)
{
    /// <summary>What somebody wrote in a draft, field by field, beside what is stored now; what only others changed is none of it.</summary>
    public IReadOnlyList<MergeRow> Differences<TInput>(FormDraft<TInput> draft, TInput stored)
        where TInput : class =>
    [
        .. Rows(ThreeWayMerge.Of(draft.Start, stored, draft.Input), draft.Names)
            .Where(row => row.Outcome is MergeOutcome.Mine or MergeOutcome.Both or MergeOutcome.Collides),
    ];

    /// <summary>Every field of a merge.</summary>
    public IReadOnlyList<MergeRow> Rows<TInput>(Merged<TInput> merged, IReadOnlyDictionary<string, string> names)
        where TInput : class =>
    [
        .. merged.Fields.Select(part => new MergeRow(
            part.Field,
            LabelOf(part.Field),
            part.Outcome,
            Read(part.Field, part.Was, names),
            Read(part.Field, part.Theirs, names),
            Read(part.Field, part.Mine, names),
            Read(part.Field, typeof(TInput).GetProperty(part.Field)!.GetValue(merged.Input), names))),
    ];

    /// <summary>All that is written, a line for each field.</summary>
    public string Written<TInput>(TInput input, IReadOnlyDictionary<string, string> names)
        where TInput : class => string.Join('\n', Rows(ThreeWayMerge.Of(input, input, input), names).Where(row => row.Mine is not null).Select(row => $"{row.Label}: {row.Mine}"));

    private string? Read(string field, object? value, IReadOnlyDictionary<string, string> names) =>
        value is string id && names.TryGetValue(id, out var name) ? name : TextOf(field, value) is { Length: > 0 } text ? text : null;
}

/// <summary>A field as a merge shows it; null where there is nothing.</summary>
/// <param name="Field">The input's property name.</param>
/// <param name="Result">What it becomes.</param>
public sealed record MergeRow(string Field, string Label, MergeOutcome Outcome, string? Was, string? Theirs, string? Mine, string? Result);
