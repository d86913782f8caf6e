using System.Reflection;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Testing;

/// <summary>
/// Calls every method of every service as somebody who holds a role for one subtree, in a store in which an organisation above it and
/// one beside it have one of everything, and in one in which there is none of that. What comes back must be the same in both, and
/// what is asked of a foreign object the same as what is asked of nothing: nothing of the others is told then, not even how much
/// there is of it. Writes are only tried, and triggers refuse any that touches a foreign row.
/// </summary>
public sealed class VisibilityWalk : IAsyncDisposable
{
    private const string Walker = "walker";

    /// <summary>The longest list that is read.</summary>
    private const int Rows = 500;

    /// <summary>The fullest arguments and the emptiest.</summary>
    private const int Few = 2;

    private static readonly (Type Type, string Property, string[] Near)[] Kinds =
    [
        (typeof(Organization), "PublicId", ["Organizations", "Audit", "Presence", "Protections", "Access"]),
        (typeof(Account), "PublicId", ["Accounts", "Protections", "Jobs"]),
        (typeof(Contact), "PublicId", ["Contacts", "Drafts"]),
        (typeof(Invoice), "InvoiceNumber", ["Invoices", "Settlement"]),
        (typeof(BillingAccount), "Number", ["BillingAccounts"]),
        (typeof(AddressCard), "Number", ["BillingAccounts"]),
        (typeof(ApiClient), "ClientId", ["Clients"]),
        (typeof(Grant), "PublicId", ["Access"]),
        (typeof(AuditEntry), "OperationId", ["Changes"]),
    ];

    private readonly World own = new("egen", 9_000_000, 11.25m, TestClock.Start.UtcDateTime.AddDays(-1));
    private readonly World above = new("zyxover", 77_771, 7_777_777.77m, new(2020, 7, 7, 0, 0, 0, DateTimeKind.Utc));
    private readonly World beside = new("zyxved", 77_772, 7_777_777.77m, new(2020, 7, 7, 0, 0, 0, DateTimeKind.Utc));
    private readonly World party = new("motpart", 66_661, 6_666_666.66m, new(2021, 6, 6, 0, 0, 0, DateTimeKind.Utc));
    private readonly World[] shared = [new("egendel", 0, 0, TestClock.Start.UtcDateTime), new("egenbit", 0, 0, TestClock.Start.UtcDateTime)];
    private readonly World nothing = new("qqqq", 55_555, 0, TestClock.Start.UtcDateTime);
    private readonly TestStore full;
    private readonly TestStore bare;
    private readonly List<string> leaks = [];
    private bool tellsOwn;

    public VisibilityWalk()
    {
        (full, bare) = (Store(withOthers: true), Store(withOthers: false));
        ForeignGuard.Set(full, above, beside, party);
    }

    /// <summary>How many calls were made.</summary>
    public int Calls { get; private set; }

    /// <summary>Methods that could not be called, with the reason.</summary>
    public SortedDictionary<string, string> NotCalled { get; } = [];

    /// <summary>Methods none of whose calls told anything of the caller's own objects: the walk has shown nothing of them.</summary>
    public SortedSet<string> Silent { get; } = [];

    /// <summary>What was found of <paramref name="service"/>, as the holder of this role.</summary>
    public async Task<IReadOnlyList<string>> WalkAsync(Type service, StaffRole role)
    {
        leaks.Clear();
        foreach (var store in new[] { full, bare })
        {
            await using var db = store.Open();
            await db.Grants.Where(g => g.HolderId == Walker).ExecuteUpdateAsync(g => g.SetProperty(x => x.Role, role));
        }

        foreach (var method in ServiceWalk.MethodsOf(service))
        {
            var name = $"{service.Name}.{method.Name}";
            try
            {
                await WalkAsync(service, method, $"{name} as {role}", isWhole: role is StaffRole.Admin);
            }
            catch (NotSupportedException fault)
            {
                NotCalled[name] = fault.Message;
            }
        }

        return [.. leaks];
    }

    public async ValueTask DisposeAsync()
    {
        Plausible.Aimed = null;
        await full.DisposeAsync();
        await bare.DisposeAsync();
    }

    private TestStore Store(bool withOthers)
    {
        var store = new TestStore();
        store.Given.Product(World.ProductCode);
        using (var db = store.Open())
        {
            db.AuditHeads.ExecuteUpdate(head => head.SetProperty(h => h.Sequence, 10_000_000));
        }

        var top = above.Root(store);
        var other = party.Root(store);
        if (withOthers)
        {
            above.Fill(store, top);
            above.Below(store, top);
            var next = beside.Root(store);
            beside.Fill(store, next);
            beside.Below(store, next);
            party.Fill(store, other);
        }
        else
        {
            above.Fill(store, top, typeof(Grant));
        }

        var root = own.Root(store, top);
        own.Fill(store, root);
        own.Below(store, root);
        Share(store, shared[0], root, other, "90005001");
        Share(store, shared[1], other, root, "90005002");
        store.Given.Staff(Walker);
        store.Given.Staff(own.PersonId);
        store.Given.Grant(Walker, StaffRole.Admin, root);
        store.User.WithoutRoles(Walker, "Walker");
        return store;
    }

    private static void Share(TestStore store, World shared, Organization payer, Organization user, string account)
    {
        var number = $"{shared.Mark}-1";
        store.Given.Invoice(payer, 1, invoice => (invoice.InvoiceNumber, invoice.UserId, invoice.UserName) = (number, user.Id, user.Name));
        store.Given.BillingAccount(user, payer, billing => billing.Number = account);
        shared.Knows(typeof(Invoice), "InvoiceNumber", number);
        shared.Knows(typeof(BillingAccount), "Number", account);
    }

    private async Task WalkAsync(Type service, MethodInfo method, string name, bool isWhole)
    {
        tellsOwn = false;
        var most = isWhole ? int.MaxValue : Few;
        foreach (var kind in KindsOf(service))
        {
            await AnswersAsync(service, method, Aim(method, own, own, kind), most, inBoth: true, name);
            foreach (var part in kind?.Type == typeof(Invoice) || kind?.Type == typeof(BillingAccount) ? shared : [])
            {
                await AnswersAsync(service, method, Aim(method, part, part, kind), Few, inBoth: true, name);
            }

            await CompareAsync(service, method, null, kind, most, name);
            if (TakesSeveral(method) && isWhole)
            {
                await CompareAsync(service, method, own, kind, Few, name);
            }
        }

        if (!tellsOwn && isWhole)
        {
            Silent.Add(name[..name.IndexOf(' ', StringComparison.Ordinal)]);
        }
    }

    /// <summary>Asks of what is foreign and of nothing, with the first argument one's own where <paramref name="first"/> says so.</summary>
    private async Task CompareAsync(Type service, MethodInfo method, World? first, (Type Type, string Property)? kind, int most, string name)
    {
        var none = await AnswersAsync(service, method, Aim(method, nothing, first, kind), most, inBoth: false, name);
        foreach (var other in new[] { beside, above })
        {
            var foreign = await AnswersAsync(service, method, Aim(method, other, first, kind), other == beside ? most : Few, inBoth: false, name);
            for (var at = 0; at < foreign.Count; at++)
            {
                if (Neutral(foreign[at], other) != Neutral(none[at], nothing) && !(other == above && WalkLimits.TellsOfAbove(service)))
                {
                    leaks.Add($"{name} ({kind?.Type.Name}, {at}{(first is null ? "" : ", beside one's own")}) tells of {other.Mark}: {foreign[at]}\n  and of nothing: {none[at]}");
                }
            }
        }
    }

    /// <summary>The answers to the first ways of calling the method with ids and texts of a world.</summary>
    private async Task<List<string>> AnswersAsync(Type service, MethodInfo method, Func<Type, string, object?> aim, int most, bool inBoth, string name)
    {
        Plausible.Aimed = aim;
        List<string> answers = [];
        // Arguments are made anew for each store: a stream is read once.
        using var others = ServiceWalk.ArgumentsOf(service, method, fromSparse: true).GetEnumerator();
        foreach (var arguments in ServiceWalk.ArgumentsOf(service, method, fromSparse: true).Take(most))
        {
            others.MoveNext();
            var told = await CallAsync(full, service, method, arguments);
            var call = $"{name} ({answers.Count})";
            answers.Add(told);
            tellsOwn |= told.Contains(own.Mark, StringComparison.OrdinalIgnoreCase);
            if (inBoth && ((told.Contains(above.Mark, StringComparison.OrdinalIgnoreCase) && !WalkLimits.TellsOfAbove(service))
                || told.Contains(beside.Mark, StringComparison.OrdinalIgnoreCase)
                || told.Contains(party.OrganizationId, StringComparison.Ordinal)
                || (told.Contains(party.Mark, StringComparison.OrdinalIgnoreCase) && !WalkLimits.NamesParties(service))))
            {
                leaks.Add($"{call} names what is another's: {told}");
            }

            if (inBoth && await CallAsync(bare, service, method, others.Current) is var alone && alone != told)
            {
                leaks.Add($"{call} tells: {told}\n  and where the others have nothing: {alone}");
            }
        }

        return answers;
    }

    private async Task<string> CallAsync(TestStore store, Type service, MethodInfo method, object?[] arguments)
    {
        Calls++;
        await using var scope = store.NewScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().OnlyTries = true;
        try
        {
            return WrittenAnswer.Of(await Outcome.OfAsync(method, scope.ServiceProvider.GetRequiredService(service), arguments, Rows));
        }
        catch (Exception fault)
        {
            var cause = fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
            return $"{cause.GetType().Name}: {cause.Message} {cause.InnerException?.Message}";
        }
    }

    /// <summary>Without what the question itself said.</summary>
    private static string Neutral(string answer, World world) => answer
        .Replace(world.Mark, "?", StringComparison.OrdinalIgnoreCase).Replace($"{world.Key}", "?", StringComparison.Ordinal).Replace("0", "", StringComparison.Ordinal);

    private static bool TakesSeveral(MethodInfo method) =>
        method.GetParameters().Count(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(long) || parameter.ParameterType.Namespace?.StartsWith("AdminPortal", StringComparison.Ordinal) == true) > 1;

    private static List<(Type Type, string Property)?> KindsOf(Type service)
    {
        var near = Kinds.Where(kind => kind.Near.Any(folder => service.Namespace!.Split('.').Contains(folder))).Select(kind => ((Type Type, string Property)?)(kind.Type, kind.Property)).ToList();
        return near.Count > 0 ? near : [null];
    }

    /// <summary>What each argument is called with; <paramref name="first"/> is the world of the first one where it is another.</summary>
    private Func<Type, string, object?> Aim(MethodInfo method, World world, World? first, (Type Type, string Property)? kind) => (type, name) =>
    {
        var from = first is not null && name == method.GetParameters()[0].Name ? first : world;
        return type == typeof(long) ? from.Key
            : type != typeof(string) ? null
            : TextOf(from, name.ToLowerInvariant(), kind);
    };

    private string? TextOf(World world, string name, (Type Type, string Property)? kind) => name switch
    {
        "tabid" => "tab",
        "text" or "search" or "query" or "term" or "prefix" => world.Mark,
        "product" or "productcode" or "code" => World.ProductCode,
        "requestid" => $"{world.Key}",
        _ when name.Contains("operation", StringComparison.Ordinal) => IdOf(world, typeof(AuditEntry), "OperationId"),
        _ when name.Contains("client", StringComparison.Ordinal) => IdOf(world, typeof(ApiClient), "ClientId"),
        _ when name.Contains("invoice", StringComparison.Ordinal) => IdOf(world, typeof(Invoice), "InvoiceNumber"),
        _ when name.Contains("card", StringComparison.Ordinal) => IdOf(world, typeof(AddressCard), "Number"),
        _ when name.Contains("contact", StringComparison.Ordinal) && name.EndsWith("id", StringComparison.Ordinal) => IdOf(world, typeof(Contact), "PublicId"),
        _ when name.Contains("account", StringComparison.Ordinal) && name.EndsWith("id", StringComparison.Ordinal) => IdOf(world, typeof(Account), "PublicId"),
        "personid" or "holderid" or "assigneeid" => world == own ? own.PersonId : world.PersonId,
        "id" or "number" or "recordid" or "objectid" or "targetid" or "ids" or "key" => kind is { } one ? IdOf(world, one.Type, one.Property) : world.OrganizationId,
        _ when name.EndsWith("id", StringComparison.Ordinal) => world.OrganizationId,
        _ => null,
    };

    /// <summary>A world of nothing has ids of the same form.</summary>
    private string? IdOf(World world, Type type, string property) =>
        world == nothing ? beside.IdOf(type, property)?.Replace(beside.Mark, nothing.Mark, StringComparison.Ordinal) : world.IdOf(type, property);
}
