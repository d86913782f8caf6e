using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AdminPortal.Web.Tests.Architecture;

/// <summary>What a built assembly names of others, read from its metadata: nothing that is used can be missing there.</summary>
internal sealed record AssemblyNames(IReadOnlySet<string> Assemblies, IReadOnlySet<string> Types)
{
    /// <summary>Reads an assembly that stands beside the tests.</summary>
    public static AssemblyNames Of(string assembly)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();
        return new(
            metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet(),
            metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle)).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToHashSet());
    }
}
