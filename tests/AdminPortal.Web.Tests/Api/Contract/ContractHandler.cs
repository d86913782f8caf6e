namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>Stands before every client of the tests: an answer that the document does not describe fails the test that got it.</summary>
internal sealed class ContractHandler(Func<Task<ApiContract>> contract) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    /// <summary>On a call whose answer nobody may hold whole, or that looks for itself.</summary>
    public static readonly HttpRequestOptionsKey<bool> Unchecked = new("unchecked");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (!ApiContract.Covers(path) || request.Method == HttpMethod.Head || request.Options.TryGetValue(Unchecked, out _))
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
