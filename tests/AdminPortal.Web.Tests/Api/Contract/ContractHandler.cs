namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>Stands before every client of the tests: an answer that the document does not describe fails the test that got it.</summary>
internal sealed class ContractHandler(Func<Task<ApiContract>> contract) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    /// <summary>Longer answers are streams, which nobody may hold whole.</summary>
    private const int LongestChecked = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (!ApiContract.Covers(path) || answer.Content.Headers.ContentLength is null or > LongestChecked)
        {
            return answer;
        }

        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var faults = (await contract()).Faults(request.Method.Method, path, (int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), body).ToList();
        if (faults.Count > 0)
        {
            Assert.Fail($"{request.Method} {request.RequestUri.PathAndQuery}\n{string.Join('\n', faults)}\n{System.Text.Encoding.UTF8.GetString(body)}");
        }

        return answer;
    }
}
