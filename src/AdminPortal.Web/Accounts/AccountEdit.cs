using AdminPortal.Application.Accounts;

namespace AdminPortal.Web.Accounts;

/// <summary>Between an account as it is stored and as it is written in the form.</summary>
internal static class AccountEdit
{
    public static AccountChange InputOf(AccountDetail account) => new() { Name = account.Name };

    /// <summary>The fields in which two differ, with both values.</summary>
    public static IReadOnlyList<(string Field, string Theirs, string Mine)> Differences(AccountChange theirs, AccountChange mine) =>
    [
        .. Fields(theirs).Zip(Fields(mine), (their, my) => (their.Field, Theirs: their.Value, Mine: my.Value)).Where(difference => difference.Theirs != difference.Mine),
    ];

    private static IEnumerable<(string Field, string Value)> Fields(AccountChange input) => [(nameof(input.Name), input.Name?.Trim() ?? "")];
}
