namespace AdminPortal.Web.Circuits;

/// <summary>The section Circuits: what open tabs may cost this instance. A circuit on a page of 50 rows is meant to take 200 KiB at most.</summary>
internal sealed class CircuitSettings
{
    /// <summary>Tabs of one person, with those whose browser is lost and may come back.</summary>
    public int PerPerson { get; set; } = 40;

    /// <summary>Tabs of everybody: some 400 MiB.</summary>
    public int Total { get; set; } = 2000;

    /// <summary>Tabs kept whose browser is lost, the latest ones: some 40 MiB. Beyond it the oldest go.</summary>
    public int Retained { get; set; } = 200;

    /// <summary>For how long those are kept.</summary>
    public TimeSpan RetainedFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Messages from one tab in the long run. A person who types makes some twenty; each answer and each drawn page is one more.</summary>
    public int MessagesPerSecond { get; set; } = 200;

    /// <summary>Messages from one tab at once, before the rate counts.</summary>
    public int MessageBurst { get; set; } = 400;
}
