using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminPortal.Testing;

/// <summary>
/// The application over SQL Server without a server: every statement that EF Core makes is written down and answered with
/// plausible rows, so that tests can check that it is Transact-SQL. It shows nothing of what a statement does.
/// </summary>
public sealed class SqlServerShadow : IDisposable
{
    internal const string ConnectionString = "Server=nowhere.invalid;Database=shadow;Encrypt=true";

    /// <summary>More statements than any one call makes.</summary>
    private const int Bound = 2_000;

    /// <summary>How often a question is answered with rows: a loop that asks for the next until there is none must come to its end.</summary>
    private const int Repetitions = 5;

    private readonly List<string> statements = [];
    private readonly ServiceProvider services;
    private long lastKey = 1_000;

    public SqlServerShadow(ShadowAnswers? answers = null, Action<IServiceCollection>? configure = null)
    {
        Answers = answers ?? new(1, true, ShadowAnswers.Ends);
        var collection = new ServiceCollection().AddLogging()
            .AddPortalStore(new(StoreProvider.SqlServer, ConnectionString))
            .AddPortalFeatures()
            .ConfigureDbContext<PortalDb>(options => options.AddInterceptors(new ShadowConnections(this)))
            .ConfigureDbContext<ScopedPortalDb>(options => options.AddInterceptors(new ShadowConnections(this)));
        collection.Replace(ServiceDescriptor.Singleton<TimeProvider>(new TestClock()));
        collection.Replace(ServiceDescriptor.Singleton<IPublicIds>(new SequentialPublicIds()));
        collection.AddSingleton<ICurrentUser>(User);
        collection.AddSingleton<IKeyProtector, PlainKeys>();
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider(true);
    }

    public TestUser User { get; } = new();

    public IServiceProvider Services => services;

    public IReadOnlyList<string> Statements => statements;

    public ShadowAnswers Answers { get; set; }

    public PortalDb Open() => services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <summary>The store of a caller who holds one grant, for one subtree.</summary>
    public ScopedPortalDb OpenScoped()
    {
        var db = services.GetRequiredService<IDbContextFactory<ScopedPortalDb>>().CreateDbContext();
        db.Roots = [1];
        return db;
    }

    /// <summary>Each faulty statement with what is wrong with it.</summary>
    public IReadOnlyList<string> Faults() =>
        [.. statements.Distinct().SelectMany(statement => TSql.Faults(statement).Select(fault => $"{fault}\n{statement}"))];

    public void Clear() => statements.Clear();

    public void Dispose() => services.Dispose();

    internal long NextKey() => Interlocked.Increment(ref lastKey);

    /// <summary>What the statement recorded last is answered.</summary>
    internal ShadowAnswers AnswersNow() => statements.Count(statement => statement == statements[^1]) > Repetitions ? Answers with { Rows = 0 } : Answers;

    internal void Record(string statement)
    {
        statements.Add(statement);
        if (statements.Count > Bound)
        {
            throw new InvalidOperationException($"More than {Bound} statements; the last: {statement}");
        }
    }
}
