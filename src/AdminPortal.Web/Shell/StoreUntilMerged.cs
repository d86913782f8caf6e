using System.Runtime.CompilerServices;
using AdminPortal.Application.Data;

namespace AdminPortal.Web.Shell;

/// <summary>
/// Stands in for the application's own registration, AddPortalApplication(configuration), until the branches meet:
/// then this file goes, with its line in Program.cs.
/// </summary>
internal static class StoreUntilMerged
{
    public static IServiceCollection AddStoreUntilTheApplicationBringsIt(this IServiceCollection services)
    {
        var state = new StoreState();
        Enter(state, StorePhase.Ready);
        return services.AddSingleton(state).AddSingleton(TimeProvider.System);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Enter(StoreState state, StorePhase next);
}
