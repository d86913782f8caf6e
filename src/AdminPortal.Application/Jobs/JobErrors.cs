using AdminPortal.Application.Common;

namespace AdminPortal.Application.Jobs;

/// <summary>More objects match than one job may change.</summary>
/// <param name="Most">How many it may.</param>
public sealed record TooManyForAJob(int Most) : PortalError("too_many_for_a_job");

internal static class Refusals
{
    /// <summary>What a job writes beside an object that it was refused: the code of the error, or of the first field at fault.</summary>
    public static string CodeOf(PortalError error) => error is InvalidInput { Fields: [var first, ..] } ? first.Code : error.Code;
}
