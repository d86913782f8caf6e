namespace AdminPortal.Web.Api.Reference;

/// <summary>
/// What an endpoint of the API says of itself besides its name, tag, summary and scope: the body that it reads by hand, its parameters, and
/// errors that others of its kind do not have. A test holds that none forgets it.
/// </summary>
internal static class ApiMetadata
{
    public const string FormType = "application/x-www-form-urlencoded";

    /// <param name="parameters">Those of <see cref="ApiParameters"/> that are this endpoint's own; what goes for all of its kind is added by itself.</param>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params ApiParameter[] parameters) => endpoint.WithMetadata(new TakenParameters(parameters));

    /// <summary>A body of JSON; one that changes parts of an object may come as a merge patch, too.</summary>
    public static RouteHandlerBuilder Body<T>(this RouteHandlerBuilder endpoint, bool optional = false)
        where T : notnull => optional ? endpoint.Accepts<T>(true, "application/json") : endpoint.Accepts<T>("application/json");

    /// <summary>Only described: routing would answer another type of body by itself, and not in OAuth's words.</summary>
    public static RouteHandlerBuilder Form<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint.WithMetadata(new DescribedForm(typeof(T)));

    /// <summary>Describes an endpoint that is not called with a token.</summary>
    public static RouteHandlerBuilder AsDescribed(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new DescribedEndpoint());

    public static RouteHandlerBuilder Patch<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint.Accepts<T>("application/json", "application/merge-patch+json");
}

/// <summary>The parameters that an endpoint has of its own.</summary>
internal sealed record TakenParameters(IReadOnlyList<ApiParameter> Parameters);

/// <summary>Belongs to the description although it is none of the two APIs.</summary>
internal sealed record DescribedEndpoint;

/// <summary>The form that an endpoint reads.</summary>
internal sealed record DescribedForm(Type Type);
