using AdminPortal.Application.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Application.Data;

/// <summary>Work that no person asks for through the portal: whoever runs the program on the server is let in already.</summary>
public static class PortalScope
{
    /// <summary>A scope whose services act as the portal itself, with every right.</summary>
    public static AsyncServiceScope CreatePortalScope(this IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().ActsAs = RecurringWorkRunner.Portal;
        return scope;
    }
}
