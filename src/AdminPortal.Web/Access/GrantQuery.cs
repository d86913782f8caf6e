using AdminPortal.Application.Access;

namespace AdminPortal.Web.Access;

/// <summary>The filters of the grants as their address writes them; what is not a known value narrows nothing.</summary>
/// <param name="State">One of <see cref="States"/>; those that hold where null.</param>
public sealed record GrantQuery(string? Text = null, StaffRole? Role = null, string? Organization = null, string? State = null)
{
    public const string Ended = "ended";
    public const string All = "all";

    public static readonly IReadOnlyList<string> States = [Ended, All];

    public GrantFilter Filter => new(Text, Role, Organization, State switch { Ended => GrantState.Ended, All => null, _ => GrantState.Holding });

    public static GrantQuery Read(Func<string, string?> query) => new(
        query("q"),
        Enum.GetValues<StaffRole>().Cast<StaffRole?>().FirstOrDefault(role => role.ToString() == query("role")),
        query("organization"),
        States.FirstOrDefault(state => state == query("state")));
}
