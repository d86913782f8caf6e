using System.Net;

namespace AdminPortal.Web.Tests.Api;

public sealed class StartingTheApi
{
    [Fact]
    public async Task TheHostIsReadyOverItsOwnStore()
    {
        using var host = new ApiHost();
        using var http = host.Anonymous();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready", Xunit.TestContext.Current.CancellationToken)).StatusCode);
    }
}
