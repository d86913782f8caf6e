namespace AdminPortal.Web.Api;

/// <summary>Settings under <c>Api:Quota</c>: how much one client may call, and so may each address from which calls come without a good token.</summary>
internal sealed class ApiLimitSettings
{
    public const string Section = "Api:Quota";

    /// <summary>How many calls within an hour, counted from the first.</summary>
    public int PerHour { get; set; } = 10_000;

    /// <summary>How many calls at once, and how many more with each second.</summary>
    public int PerSecond { get; set; } = 50;
}
