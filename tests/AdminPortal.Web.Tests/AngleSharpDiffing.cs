using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AdminPortal.Web.Tests;

/// <summary>Answers bUnit's request for a newer AngleSharp.Diffing with the copy beside the tests.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void Load() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "shim", "AngleSharp.Diffing.dll"))
            : null;
}
