using System.Diagnostics.CodeAnalysis;

namespace AdminPortal.Application.Common;

/// <summary>An expected failure: something a person can cause and can mend. The web project words it and maps it to HTTP.</summary>
/// <param name="Code">Stable, in snake_case; part of the HTTP contract.</param>
public abstract record PortalError(string Code);

/// <summary>The input breaks one or more rules; every fault is listed at once.</summary>
public sealed record InvalidInput(IReadOnlyList<FieldError> Fields) : PortalError("invalid_input");

/// <summary>The object does not exist, or not for this caller: the two are never told apart.</summary>
public sealed record NotFound(string What) : PortalError("not_found");

/// <summary>The caller sees the object and may not do this to it.</summary>
public sealed record NotAllowed(string Action) : PortalError("not_allowed");

/// <summary>Somebody else saved the object after it was read; nothing was written.</summary>
public sealed record Stale(string What) : PortalError("stale");

/// <summary>What a write answers: a value, or the reason why nothing was written.</summary>
public sealed class Result<T>
{
    private Result(T? value, PortalError? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public PortalError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(PortalError error) => new(default, error);
}
