using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using AdminPortal.Application.Common;

namespace AdminPortal.Testing;

/// <summary>Makes arguments by reflection: each that a method could be called with in its own way.</summary>
internal static class Plausible
{
    private const int Depth = 4;

    private static readonly AsyncLocal<Func<Type, string, object?>?> Aim = new();

    /// <summary>What texts and keys are called with, by their type and name, instead of what stands for any; null leaves it at that.</summary>
    public static Func<Type, string, object?>? Aimed
    {
        get => Aim.Value;
        set => Aim.Value = value;
    }

    /// <summary>The values worth trying for a parameter, the fullest first.</summary>
    public static IReadOnlyList<object?> Variants(Type type, string name, bool mayBeNull)
    {
        var values = Nullable.GetUnderlyingType(type) is { } inner ? Variants(inner, name, false)
            : type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()]
            : type == typeof(bool) ? [true, false]
            : IsComposite(type) ? Composites(type)
            : ElementOf(type) is not null ? [Value(type, name, Depth)!, Empty(type)]
            : [Value(type, name, Depth)!];
        return mayBeNull || Nullable.GetUnderlyingType(type) is not null ? [.. values, null] : values;
    }

    /// <summary>One value of the type with everything in it set.</summary>
    public static object? Value(Type type, string name, int depth = Depth) => Aimed?.Invoke(type, name) ?? type switch
    {
        _ when type == typeof(string) => name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) ? PublicId.Organization + new string('1', PublicId.TailLength) : "x",
        _ when type == typeof(CancellationToken) => CancellationToken.None,
        _ when type == typeof(DateTime) => TestClock.Start.UtcDateTime,
        _ when type == typeof(DateTimeOffset) => TestClock.Start,
        _ when type == typeof(DateOnly) => DateOnly.FromDateTime(TestClock.Start.UtcDateTime),
        _ when type == typeof(TimeSpan) => TimeSpan.FromDays(1),
        _ when type == typeof(byte[]) => "x"u8.ToArray(),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when Nullable.GetUnderlyingType(type) is { } inner => Value(inner, name, depth),
        _ when type == typeof(bool) => true,
        _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, CultureInfo.InvariantCulture),
        _ when type == typeof(Stream) || type == typeof(MemoryStream) => new MemoryStream("x"u8.ToArray()),
        _ when type == typeof(TextReader) => new StringReader("x"),
        _ when type == typeof(TextWriter) => new StringWriter(),
        _ when typeof(Delegate).IsAssignableFrom(type) => Idle(type),
        _ when IsGeneric(type, typeof(IProgress<>)) => Activator.CreateInstance(typeof(Progress<>).MakeGenericType(type.GenericTypeArguments)),
        _ when ElementOf(type) is { } element => Collection(type, Value(element, name, depth - 1)),
        _ when depth == 0 => null,
        _ when IsComposite(type) => Compose(type, _ => true, depth),
        _ => throw new NotSupportedException($"No argument can be made of {type}."),
    };

    private static object?[] Composites(Type type) =>
    [
        Compose(type, _ => true, Depth),
        Compose(type, _ => false, Depth),
        .. Parts(type).Select(part => Compose(type, name => name == part, Depth)),
    ];

    /// <summary>An object of the type with only those optional parts set that are <paramref name="wanted"/>.</summary>
    private static object Compose(Type type, Func<string, bool> wanted, int depth)
    {
        var constructor = ConstructorOf(type) ?? throw new NotSupportedException($"{type} has no public constructor.");
        var arguments = constructor.GetParameters().Select(parameter =>
            wanted(parameter.Name!) || !IsOptional(parameter)
                ? Allowed(type, parameter.Name!, parameter.ParameterType, parameter.GetCustomAttributes<ValidationAttribute>(), depth)
                : parameter.HasDefaultValue ? DefaultOf(parameter) : null);
        var made = constructor.Invoke([.. arguments]);
        var given = constructor.GetParameters().Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Settable(type).Where(property => !given.Contains(property.Name)))
        {
            if (wanted(property.Name) || property.IsDefined(typeof(RequiredAttribute)))
            {
                property.SetValue(made, Allowed(type, property.Name, property.PropertyType, [], depth));
            }
        }

        return made;
    }

    /// <summary>A value that the part's own rules let pass.</summary>
    private static object? Allowed(Type type, string name, Type valueType, IEnumerable<ValidationAttribute> more, int depth)
    {
        var property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        ValidationAttribute[] rules = [.. more, .. property?.GetCustomAttributes<ValidationAttribute>() ?? []];
        if (rules.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            return allowed.Values.First(value => value is not null);
        }

        if (rules.Any(rule => rule is MailAddressAttribute))
        {
            return "x@example.no";
        }

        if (rules.OfType<IFeatureRule>().FirstOrDefault() is { } feature)
        {
            return feature.Example;
        }

        if (rules.OfType<RangeAttribute>().FirstOrDefault() is { } range)
        {
            return Convert.ChangeType(range.Minimum, Nullable.GetUnderlyingType(valueType) ?? valueType, CultureInfo.InvariantCulture);
        }

        var value = Value(valueType, name, depth - 1);
        var length = rules.OfType<StringLengthAttribute>().FirstOrDefault();
        return value is string text && length is not null ? text.PadRight(length.MinimumLength, 'x')[..Math.Min(text.PadRight(length.MinimumLength, 'x').Length, length.MaximumLength)] : value;
    }

    private static IEnumerable<string> Parts(Type type) =>
        Settable(type).Select(property => property.Name).Concat(ConstructorOf(type)?.GetParameters().Where(IsOptional).Select(parameter => parameter.Name!) ?? []).Distinct();

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0);

    private static ConstructorInfo? ConstructorOf(Type type) => type.GetConstructors()
        .Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
        .MaxBy(constructor => constructor.GetParameters().Length);

    private static bool IsOptional(ParameterInfo parameter) =>
        parameter.HasDefaultValue || new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;

    private static bool IsComposite(Type type) =>
        (type.IsClass || type is { IsValueType: true, IsPrimitive: false, IsEnum: false })
        && type.Namespace?.StartsWith("AdminPortal", StringComparison.Ordinal) == true
        && !type.IsAbstract && !typeof(Delegate).IsAssignableFrom(type);

    private static Type? ElementOf(Type type) =>
        type == typeof(string) || type == typeof(byte[]) ? null
        : type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GenericTypeArguments is [var element] && (IsAsync(type) || type.GetInterfaces().Append(type).Any(i => IsGeneric(i, typeof(IEnumerable<>)))) ? element
        : null;

    private static bool IsAsync(Type type) => IsGeneric(type, typeof(IAsyncEnumerable<>));

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static object Empty(Type type) => Filled(type, Array.CreateInstance(ElementOf(type)!, 0));

    private static object Collection(Type type, object? item)
    {
        var items = Array.CreateInstance(ElementOf(type)!, 1);
        items.SetValue(item, 0);
        return Filled(type, items);
    }

    private static object Filled(Type type, Array items)
    {
        var element = ElementOf(type)!;
        var set = typeof(HashSet<>).MakeGenericType(element);
        return IsAsync(type) ? typeof(AsyncEnumerable).GetMethod(nameof(AsyncEnumerable.ToAsyncEnumerable))!.MakeGenericMethod(element).Invoke(null, [items])!
            : type.IsInstanceOfType(items) ? items
            : type.IsAssignableFrom(set) ? Activator.CreateInstance(set, items)!
            : Activator.CreateInstance(type, items)!;
    }

    /// <summary>A function that does nothing and answers a finished task, a stream, or nothing.</summary>
    private static Delegate Idle(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        Expression answer = invoke.ReturnType == typeof(Task) ? Expression.Constant(Task.CompletedTask)
            : invoke.ReturnType == typeof(Task<Stream>) ? Expression.Constant(Task.FromResult<Stream>(new MemoryStream("x"u8.ToArray())))
            : Expression.Default(invoke.ReturnType);
        return Expression.Lambda(type, answer, invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))).Compile();
    }

    /// <summary>Reflection tells the default of an enum that may be null as its number.</summary>
    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is { } value && (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is { IsEnum: true } named
            ? Enum.ToObject(named, value)
            : parameter.DefaultValue ?? DefaultOf(parameter.ParameterType);

    private static object? DefaultOf(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}
