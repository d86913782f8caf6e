using System.Net.Http.Headers;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Api.Contract;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Api;

/// <summary>The API on a real Kestrel over a store of its own.</summary>
public sealed class ApiHost : IDisposable
{
    private readonly Factory factory;
    private readonly Uri address;
    private readonly Lazy<Task<ApiContract>> contract;

    public ApiHost()
        : this(TestStore.InFile())
    {
    }

    internal ApiHost(TestStore store)
    {
        Store = store;
        factory = new(Store.Settings);
        factory.UseKestrel(0);
        factory.StartServer();
        var addresses = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        address = new(addresses.First());
        contract = new(async () =>
        {
            using var http = new HttpClient { BaseAddress = address };
            return await ApiContract.ReadAsync(http);
        });
        var state = factory.Services.GetRequiredService<StoreState>();
        SpinWait.SpinUntil(() => state.IsReady, TimeSpan.FromSeconds(30));
    }

    /// <summary>Where <see cref="Given"/> puts objects, and where one looks what was written.</summary>
    public TestStore Store { get; }

    public Given Given => Store.Given;

    public IServiceProvider Services => factory.Services;

    /// <summary>Carries no token. Its answers are checked against the OpenAPI document, as those of <see cref="Client"/> are.</summary>
    public HttpClient Anonymous() => new(new ContractHandler(ContractAsync)) { BaseAddress = address };

    /// <summary>The document that this host serves.</summary>
    internal Task<ApiContract> ContractAsync() => contract.Value;

    /// <summary>A client of the API with a token of these scopes (all where none is named), for everything or one subtree.</summary>
    public HttpClient Client(string? name = null, Organization? organization = null, params string[] scopes)
    {
        using var db = Store.Open();
        var client = new ApiClient
        {
            ClientId = $"org-{Guid.NewGuid():n}",
            Name = name ?? "Test client",
            Scopes = string.Join(' ', scopes.Length > 0 ? scopes : ApiScopes.All),
            OrganizationId = organization?.Id,
            Version = 1,
        };
        db.ApiClients.Add(client);
        db.SaveChanges();
        return Bearer(TokenOf(client));
    }

    /// <summary>A token as the token endpoint would give it, without the cost of a secret.</summary>
    public string TokenOf(ApiClient client) => Services.GetRequiredService<AccessTokens>()
        .CreateAsync(client.ClientId, client.Scopes.Split(' '), TestContext.Current.CancellationToken).GetAwaiter().GetResult().Token;

    public HttpClient Bearer(string token)
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public void Dispose()
    {
        factory.Dispose();
        Store.Dispose();
    }

    private sealed class Factory(StoreSettings store) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Development);
            builder.UseSetting("ConnectionStrings:Portal", store.ConnectionString);
            builder.UseSetting("Demo:Organizations", "0");
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
