namespace AdminPortal.Web.Api.Reference;

/// <summary>
/// A body as the contract has it takes its bounds from the annotated input class that the service checks, property by property of the same
/// name. Nullable members may be left out.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BoundsOfAttribute(Type? input = null) : Attribute
{
    public Type? Input => input;

    /// <summary>An update clears what may be absent by an empty text, so that no length is too short for it.</summary>
    public bool MayClear { get; init; }
}

/// <summary>The input's property, where it has another name than the body's.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundAttribute(string property) : Attribute
{
    public string Property => property;
}
