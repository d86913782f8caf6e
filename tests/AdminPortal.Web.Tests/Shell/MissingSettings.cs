using AdminPortal.Web.Shell;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AdminPortal.Web.Tests.Shell;

public sealed class MissingSettings
{
    [Fact]
    public void EachIsNamed() => Assert.Equal(
        ["AzureAd:TenantId", "AzureAd:ClientId", "AzureAd:ClientSecret", "ConnectionStrings:Portal", "Database:Provider"],
        StartupSettings.Missing(With(), In(Environments.Production)));

    [Fact]
    public void BlanksAreMissing() => Assert.Equal(
        ["AzureAd:ClientId"],
        StartupSettings.Missing(With(("AzureAd:TenantId", "t"), ("AzureAd:ClientId", " "), ("AzureAd:ClientSecret", "s"), ("ConnectionStrings:Portal", "c"), ("Database:Provider", "SqlServer")), In(Environments.Production)));

    [Theory]
    [InlineData("Oracle", "Database:Provider is 'Oracle'")]
    [InlineData("SqlServer", "ConnectionStrings:Portal")]
    public void AStoreThatCannotBeMeantIsNamedInDevelopmentToo(string provider, string named) =>
        Assert.Contains(named, StartupSettings.FaultIn(With(("Database:Provider", provider)), In(Environments.Development)), StringComparison.Ordinal);

    [Fact]
    public void WhatIsMissingIsNamedAsAVariableToo() =>
        Assert.Contains("AzureAd__TenantId", StartupSettings.FaultIn(With(), In(Environments.Production)), StringComparison.Ordinal);

    [Fact]
    public void ADevelopersMachineNeedsNone() => Assert.Empty(StartupSettings.Missing(With(), In(Environments.Development)));

    private static IConfiguration With(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => one.Value)).Build();

    private static HostingEnvironment In(string environment) => new() { EnvironmentName = environment };
}
