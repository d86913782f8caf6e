using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace AdminPortal.Application.Drafts;

/// <summary>What becomes of a field that two people have had before them.</summary>
public enum MergeOutcome
{
    /// <summary>Neither changed it, or both to the same.</summary>
    Same,

    /// <summary>Only the caller changed it.</summary>
    Mine,

    /// <summary>Only others changed it.</summary>
    Theirs,

    /// <summary>A set to which both did something: what either added is in it, what either took away is not.</summary>
    Both,

    /// <summary>Both changed it, each to something else: a person decides.</summary>
    Collides,
}

/// <summary>A field as it was, as it is stored now and as the caller wrote it; an empty text counts as none.</summary>
/// <param name="Field">The input's property name.</param>
public sealed record MergedField(string Field, MergeOutcome Outcome, object? Was, object? Theirs, object? Mine);

/// <param name="Input">The merged input; where fields collide, it holds the caller's values.</param>
/// <param name="Fields">Every field, in the order of the input class.</param>
public sealed record Merged<T>(T Input, IReadOnlyList<MergedField> Fields)
    where T : class
{
    public IEnumerable<MergedField> Collisions => Fields.Where(merged => merged.Outcome == MergeOutcome.Collides);

    /// <summary>The merged input with the stored value in each of these fields.</summary>
    public T WithTheirs(IReadOnlySet<string> fields)
    {
        var chosen = ThreeWayMerge.Copy(Input);
        foreach (var field in Collisions.Where(field => fields.Contains(field.Field)))
        {
            ThreeWayMerge.Write(chosen, field.Field, field.Theirs);
        }

        return chosen;
    }
}

/// <summary>Brings together what two people made of the same input, field by field: every public property is one.</summary>
public static class ThreeWayMerge
{
    /// <param name="was">What both began from.</param>
    /// <param name="theirs">What is stored now.</param>
    /// <param name="mine">What the caller has written.</param>
    public static Merged<T> Of<T>(T was, T theirs, T mine)
        where T : class
    {
        var merged = Copy(mine);
        var fields = PropertiesOf(typeof(T)).Select(property => MergeField(property, was, theirs, mine, merged)).ToList();
        return new(merged, fields);
    }

    /// <summary>The fields in which two inputs differ, by name.</summary>
    public static IReadOnlyList<string> Differences<T>(T one, T other)
        where T : class =>
        [.. PropertiesOf(typeof(T)).Where(property => !AreSame(Read(property, one), Read(property, other))).Select(property => property.Name)];

    /// <summary>A copy that shares nothing with the original.</summary>
    public static T Copy<T>(T input)
        where T : class => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(input))!;

    internal static void Write(object input, string field, object? value) => WriteInto(input.GetType().GetProperty(field)!, input, value);

    private static MergedField MergeField<T>(PropertyInfo property, T was, T theirs, T mine, T merged)
    {
        var (old, their, my) = (Read(property, was), Read(property, theirs), Read(property, mine));
        if (IsSet(property.PropertyType))
        {
            return MergeSet(property, old, their, my, merged!);
        }

        var outcome = AreSame(their, my) ? MergeOutcome.Same
            : AreSame(their, old) ? MergeOutcome.Mine
            : AreSame(my, old) ? MergeOutcome.Theirs
            : MergeOutcome.Collides;
        if (outcome == MergeOutcome.Theirs)
        {
            WriteInto(property, merged!, their);
        }

        return new(property.Name, outcome, old, their, my);
    }

    private static MergedField MergeSet(PropertyInfo property, object? was, object? theirs, object? mine, object merged)
    {
        var (old, their, my) = (ItemsOf(was), ItemsOf(theirs), ItemsOf(mine));
        var result = my.Where(item => their.Contains(item) || !old.Contains(item)).Union(their.Where(item => !old.Contains(item))).ToHashSet();
        WriteInto(property, merged, result);
        var outcome = their.SetEquals(my) ? MergeOutcome.Same
            : result.SetEquals(my) ? MergeOutcome.Mine
            : result.SetEquals(their) ? MergeOutcome.Theirs
            : MergeOutcome.Both;
        return new(property.Name, outcome, was, theirs, mine);
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    private static object? Read(PropertyInfo property, object? input) =>
        property.GetValue(input) is var value && value is string text ? (text.Trim() is { Length: > 0 } written ? written : null) : value;

    private static void WriteInto(PropertyInfo property, object input, object? value) =>
        property.SetValue(input, value is null ? null : JsonSerializer.Deserialize(JsonSerializer.Serialize(value), property.PropertyType));

    private static bool AreSame(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ when IsSet(one.GetType()) => ItemsOf(one).SetEquals(ItemsOf(other)),
        _ => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other),
    };

    private static HashSet<object> ItemsOf(object? set) => [.. ((IEnumerable?)set ?? Array.Empty<object>()).Cast<object>()];

    private static bool IsSet(Type type) => type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISet<>));
}
