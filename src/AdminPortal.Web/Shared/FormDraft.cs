namespace AdminPortal.Web.Shared;

/// <summary>What somebody has typed into a form and not saved.</summary>
/// <param name="Start">What the form held when the typing began.</param>
/// <param name="Input">What it holds now.</param>
/// <param name="Version">The version of the object that <paramref name="Start"/> was; 0 for a new one.</param>
/// <param name="Names">What the ids in the input are called, such as that of an organisation.</param>
public sealed record FormDraft<TInput>(TInput Start, TInput Input, int Version, IReadOnlyDictionary<string, string> Names)
    where TInput : class
{
    public static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>();
}
