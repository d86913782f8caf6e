using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        : this(null)
    {
    }

    /// <param name="map">Maps endpoints of the test beside the portal's own.</param>
    /// <param name="settings">Name and value of each, by turns.</param>
    internal ApiHost(TestStore? store, Action<IEndpointRouteBuilder>? map = null, TimeProvider? clock = null, params string[] settings)
    {
        Store = store ?? TestStore.InFile();
        factory = new(Store.Settings, map, clock, settings);
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

    /// <summary>As whom the trail knows the client of that name.</summary>
    public string ClientId(string name)
    {
        using var db = Store.Open();
        return db.ApiClients.Single(client => client.Name == name).ClientId;
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

    /// <summary>A call as it goes over the wire, for what no client would send; answers all that comes back.</summary>
    public async Task<string> SendAsync(string request, HttpClient client, params string[] headers)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        var lines = string.Join("\r\n", [request, $"Host: {address.Authority}", $"Authorization: {client.DefaultRequestHeaders.Authorization}", "Connection: close", .. headers, "", ""]);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(lines), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        factory.Dispose();
        Store.Dispose();
    }

    private sealed class Factory(StoreSettings store, Action<IEndpointRouteBuilder>? map, TimeProvider? clock, string[] settings) : WebApplicationFactory<Program>, IStartupFilter
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Development);
            builder.UseSetting("ConnectionStrings:Portal", store.ConnectionString);
            builder.UseSetting("Demo:Organizations", "0");
            // Other tests than those of the limits are not to meet them.
            builder.UseSetting("Api:Quota:PerHour", "1000000");
            builder.UseSetting("Api:Quota:PerSecond", "100000");
            foreach (var setting in settings.Chunk(2))
            {
                builder.UseSetting(setting[0], setting[1]);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.WithoutRecurringWork();
            builder.ConfigureServices(services =>
            {
                services.AddSingleton<IStartupFilter>(this);
                if (clock is not null)
                {
                    services.Replace(ServiceDescriptor.Singleton(clock));
                }
            });
        }

        /// <summary>Once the portal has built its pipeline, what routes there is to be added to.</summary>
        Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.UseEndpoints(endpoints => map?.Invoke(endpoints));
        };
    }
}
