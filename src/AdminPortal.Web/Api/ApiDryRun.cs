using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Web.Api;

/// <summary><c>?dryRun=true</c>: a change is checked and answered as if it were made, and is not made.</summary>
internal static class ApiDryRun
{
    private const string Parameter = "dryRun";

    public static async ValueTask<object?> ApplyAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || request.Query[Parameter] is not { Count: > 0 } values)
        {
            return await next(call);
        }

        // Whoever writes anything else may have meant that nothing is to be changed.
        if (values.Count > 1 || !bool.TryParse(values[0], out var isTry))
        {
            return ApiProblem.Of(new InvalidInput([new(Parameter, values.Count > 1 ? "given_twice" : "boolean_expected")]), call.HttpContext);
        }

        if (isTry)
        {
            request.HttpContext.RequestServices.GetRequiredService<AnsweredWrite>().OnlyTry();
        }

        return await next(call);
    }
}
