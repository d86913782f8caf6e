using System.Text.Json.Serialization.Metadata;
using AdminPortal.Application.Common;

namespace AdminPortal.Web.Api;

/// <summary>Answers to reads of a single object.</summary>
internal static class ApiAnswers
{
    /// <summary>The object, with its version as ETag; 404 where the caller sees none.</summary>
    /// <param name="what">What a <see cref="NotFound"/> calls it: <c>account</c>.</param>
    public static IResult Of<T>(HttpContext context, string what, T? found, JsonTypeInfo<T> json, Func<T, int> versionOf)
        where T : class
    {
        if (found is null)
        {
            return ApiProblem.Of(new NotFound(what), context);
        }

        ApiVersions.Tell(context, versionOf(found));
        return TypedResults.Json(found, json);
    }
}
