using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Architecture;

/// <summary>Read from the built assemblies; each check is also seen to find an assembly that does what is forbidden.</summary>
public sealed class KeepingTheLayersApart
{
    [Fact]
    public void TheWebProjectNamesNeitherTheStoreNorAnEntity() => Faults.None(Layers.StoreNamedBy("AdminPortal.Web"));

    [Fact]
    public void TheApplicationKnowsNothingOfTheWeb() => Faults.None(Layers.WebNamedBy("AdminPortal.Application"));

    [Fact]
    public void AnAssemblyThatNamesTheStoreIsFound()
    {
        var found = Layers.StoreNamedBy("AdminPortal.Testing").ToList();
        Assert.Contains("Microsoft.EntityFrameworkCore", found);
        Assert.Contains("Microsoft.Data.Sqlite", found);
        Assert.Contains(typeof(PortalDb).FullName, found);
        Assert.Contains(typeof(Invoice).FullName, found);
    }

    [Fact]
    public void AnAssemblyThatNamesTheWebIsFound() => Assert.Contains("Microsoft.AspNetCore.Components", Layers.WebNamedBy("AdminPortal.Web"));

    [Fact]
    public void TheEntitiesAreTakenFromTheModel() => Assert.InRange(Layers.StoreTypes.Count, 15, int.MaxValue);
}
