using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Api;

/// <summary>Refuses a call that is narrowed to what its client cannot see, or to two things at once.</summary>
internal static class ApiNarrowing
{
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (context.GetEndpoint()!.Metadata.GetMetadata<NeededScope>() is null || ApiCaller.NarrowedTo(context) is not { } organization)
        {
            return await next(call);
        }

        var texts = context.RequestServices.GetRequiredService<ApiErrorTexts>();
        if (ApiCaller.Narrowings(context).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            return ApiProblem.BadInput([new(ApiCaller.OrganizationHeader, texts.Reason("given_twice"))]);
        }

        return await context.RequestServices.GetRequiredService<CallNarrowing>().ReachesAsync(organization, context.RequestAborted)
            ? await next(call)
            : new ApiProblem(
                StatusCodes.Status404NotFound, "not_found", invalidParams: [new(ApiCaller.OrganizationHeader, texts.Reason("unknown_organization"))], text: "narrowed_to_nothing");
    }
}
