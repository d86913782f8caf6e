using System.Reflection;
using Microsoft.JSInterop;

namespace AdminPortal.Web.Tests.Circuits;

public sealed class OfferingMethodsToJavaScript
{
    /// <summary>
    /// What any page may call by its name alone, whoever is signed in. The portal offers nothing; a package that begins to is
    /// looked at first.
    /// </summary>
    private static readonly string[] Known = [];

    [Fact]
    public void NothingIsOfferedByNameBeyondWhatIsKnown()
    {
        var offered = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("AdminPortal.", StringComparison.Ordinal) || name.StartsWith("Radzen", StringComparison.Ordinal)))
            .Select(Assembly.LoadFrom)
            .Append(typeof(Microsoft.AspNetCore.Components.Server.CircuitOptions).Assembly)
            .Append(typeof(Microsoft.AspNetCore.Components.Web.MouseEventArgs).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(JSInvokableAttribute), inherit: false))
            .Select(method => $"{method.DeclaringType}.{method.Name}");

        Assert.Equal(Known, offered.Order(StringComparer.Ordinal));
    }

    /// <summary>An object of the portal's is never handed to JavaScript, so that none of its methods can be called from there.</summary>
    [Fact]
    public void NoObjectOfThePortalsIsOfferedEither()
    {
        var offered = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(JSInvokableAttribute), inherit: false));

        Assert.Empty(offered);
    }
}
