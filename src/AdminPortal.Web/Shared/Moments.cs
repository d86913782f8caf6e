using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Shared;

/// <summary>Moments as people read them, as <see cref="When"/> shows them, for a table's cells.</summary>
public sealed class Moments(IStringLocalizer<SharedTexts> texts, TimeProvider time)
{
    /// <param name="utc">A moment; nothing is drawn where null.</param>
    /// <param name="exact">Tells it to the minute in place of "3 hours ago".</param>
    public RenderFragment Of(DateTime? utc, bool exact = false) => utc is not { } at
        ? _ => { }
        : When.Of(at, exact ? Display.Exact(at) : Display.Relative(at, time.GetUtcNow().UtcDateTime, texts), exact ? null : Display.Exact(at));
}
