using System.Reflection;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Testing;

/// <summary>What a walk found in one method.</summary>
/// <param name="Statements">The statements of its own; the reading of the caller's grants, which every operation begins with, is left out.</param>
/// <param name="Failures">Calls that threw, or why it could not be called.</param>
public sealed record WalkedMethod(string Name, IReadOnlyCollection<string> Statements, IReadOnlyCollection<string> Failures)
{
    /// <summary>What is wrong: a call that threw, a statement that SQL Server cannot parse, or no statement at all.</summary>
    public IEnumerable<string> Faults =>
        Failures.Select(failure => $"{Name} {failure}")
            .Concat(Statements.SelectMany(statement => TSql.Faults(statement).Select(fault => $"{Name} makes a statement that is no Transact-SQL: {fault}\n{statement}")))
            .Concat(Statements.Count == 0 && Failures.Count == 0 ? [$"{Name} reads nothing"] : []);
}

/// <summary>
/// Calls every asynchronous method of every service over a <see cref="SqlServerShadow"/>: as an unrestricted and as a scoped
/// caller, with each sort and filter, finding objects and finding none.
/// </summary>
public static class ServiceWalk
{
    /// <summary>These take their work as a function.</summary>
    private static readonly Type[] Foundation = [typeof(PortalStore), typeof(AnsweredWrite)];

    /// <summary>Every service of the application layer.</summary>
    public static IReadOnlyList<Type> Services { get; } =
    [
        .. new ServiceCollection().AddPortalFeatures()
            .Select(service => service.ImplementationType ?? service.ServiceType)
            .Where(type => type.Assembly == typeof(PortalStore).Assembly && !type.IsInterface)
            .Except(Foundation)
            .Distinct(),
    ];

    public static async Task<IReadOnlyList<WalkedMethod>> RunAsync(params IEnumerable<Type> services)
    {
        Type[] all = [.. services];
        using var shadow = new SqlServerShadow(configure: collection => Array.ForEach(all, service => collection.AddScoped(service)));
        var walked = new List<WalkedMethod>();
        foreach (var service in all)
        {
            foreach (var method in MethodsOf(service))
            {
                walked.Add(await WalkAsync(shadow, service, method));
            }
        }

        return walked;
    }

    internal static IEnumerable<MethodInfo> MethodsOf(Type service) => service
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && Outcome.IsAwaited(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync));

    private static async Task<WalkedMethod> WalkAsync(SqlServerShadow shadow, Type service, MethodInfo method)
    {
        var statements = new HashSet<string>();
        var failures = new HashSet<string>();
        foreach (var answers in ShadowAnswers.All)
        {
            shadow.Answers = answers;
            foreach (var signIn in new Action[] { () => shadow.User.As(StaffRole.Admin), () => shadow.User.WithoutRoles("scoped", "Scoped") })
            {
                signIn();
                var ofEveryCall = await GrantsReadAsync(shadow);
                try
                {
                    foreach (var arguments in ArgumentsOf(service, method))
                    {
                        shadow.Clear();
                        await CallAsync(shadow, service, method, arguments, failures);
                        statements.UnionWith(shadow.Statements.Except(ofEveryCall));
                    }
                }
                catch (NotSupportedException fault)
                {
                    failures.Add($"cannot be called: {fault.Message}");
                }
            }
        }

        return new($"{service.Name}.{method.Name}", statements, failures);
    }

    private static async Task CallAsync(SqlServerShadow shadow, Type service, MethodInfo method, object?[] arguments, HashSet<string> failures)
    {
        await using var scope = shadow.Services.CreateAsyncScope();
        try
        {
            await Outcome.OfAsync(method, scope.ServiceProvider.GetRequiredService(service), arguments);
        }
        catch (Exception fault)
        {
            var inner = fault is TargetInvocationException { InnerException: { } cause } ? cause : fault;
            var at = inner.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("AdminPortal", StringComparison.Ordinal))?.Trim();
            failures.Add($"({string.Join(", ", arguments.Select(argument => argument ?? "null"))}) with {shadow.Answers.Rows} rows threw {inner.GetType().Name}: {inner.Message} {at}");
        }
    }

    private static async Task<IReadOnlyList<string>> GrantsReadAsync(SqlServerShadow shadow)
    {
        shadow.Clear();
        await using var scope = shadow.Services.CreateAsyncScope();
        await using var session = await scope.ServiceProvider.GetRequiredService<PortalStore>().OpenAsync(CancellationToken.None);
        return [.. shadow.Statements];
    }

    /// <summary>
    /// The fullest arguments, and then each other value of each argument: among the fullest ones, or, where a full filter would let
    /// nothing through, among the emptiest, which then come second.
    /// </summary>
    internal static IEnumerable<object?[]> ArgumentsOf(Type service, MethodInfo method, bool fromSparse = false)
    {
        if (method.ContainsGenericParameters)
        {
            throw new NotSupportedException("it is generic.");
        }

        var parameters = method.GetParameters();
        var variants = parameters.Select(parameter => VariantsOf(service, parameter)).ToArray();
        var ground = variants.Select((values, at) => fromSparse ? EmptiestOf(parameters[at].ParameterType, values) : 0).ToArray();
        yield return [.. variants.Select(values => values[0])];
        if (fromSparse)
        {
            yield return [.. parameters.Select((parameter, at) => VariantsOf(service, parameter)[ground[at]])];
        }

        for (var varied = 0; varied < parameters.Length; varied++)
        {
            for (var other = 0; other < variants[varied].Count; other++)
            {
                if (other == ground[varied])
                {
                    continue;
                }

                // Made anew for each call: a service may change its input, or read a stream to its end.
                yield return [.. parameters.Select((parameter, at) => VariantsOf(service, parameter)[at == varied ? other : ground[at]])];
            }
        }
    }

    /// <summary>None at all, or a composite without its optional parts, which comes second.</summary>
    private static int EmptiestOf(Type type, IReadOnlyList<object?> values) =>
        values[^1] is null ? values.Count - 1
        : type.IsClass && type != typeof(PageRequest) && values.Count > 1 && type.Namespace?.StartsWith("AdminPortal", StringComparison.Ordinal) == true ? 1
        : 0;

    private static IReadOnlyList<object?> VariantsOf(Type service, ParameterInfo parameter)
    {
        var mayBeNull = new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;
        return parameter.ParameterType == typeof(PageRequest)
            ? PageRequests.Of(service)
            : Plausible.Variants(parameter.ParameterType, parameter.Name!, mayBeNull);
    }
}
