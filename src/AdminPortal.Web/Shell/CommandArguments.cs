namespace AdminPortal.Web.Shell;

/// <summary>Tells the arguments of a command from the settings that may stand among them: <c>--name value</c> and <c>--name=value</c>.</summary>
internal static class CommandArguments
{
    /// <summary>What is no setting and no setting's value.</summary>
    public static string[] Names(string[] args) =>
        [.. args.Where((arg, i) => !IsSetting(arg) && (i == 0 || !IsSetting(args[i - 1]) || args[i - 1].Contains('=')))];

    /// <summary>The value of a setting, or null where it is not there.</summary>
    public static string? ValueOf(string name, string[] args)
    {
        var at = Array.FindIndex(args, arg => arg == name || arg.StartsWith($"{name}=", StringComparison.Ordinal));
        return at < 0 ? null : args[at] == name ? args.ElementAtOrDefault(at + 1) : args[at][(name.Length + 1)..];
    }

    private static bool IsSetting(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
