using System.Net;
using AdminPortal.Web.Exports;

namespace AdminPortal.Web.Tests.Shell;

public sealed class ExportingLists
{
    [Theory]
    [InlineData("/accounts/export")]
    [InlineData("/contacts/export")]
    public async Task Is_for_those_who_are_signed_in(string address)
    {
        await using var host = new PortalHost();

        var answer = await host.Browser().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_list_follows_the_one_before()
    {
        var asked = new List<string?>();
        var rows = ListExport.RowsAsync<int>((request, _) =>
        {
            asked.Add(request.Token);
            var page = asked.Count;
            return Task.FromResult<Application.Common.Page<int>>(new([page * 10, (page * 10) + 1], page < 3 ? $"after-{page}" : null, null, default));
        });

        Assert.Equal([10, 11, 20, 21, 30, 31], await rows.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([null, "after-1", "after-2"], asked);
    }
}
