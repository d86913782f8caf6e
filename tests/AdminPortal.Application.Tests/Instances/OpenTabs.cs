using AdminPortal.Application.Instances;

namespace AdminPortal.Application.Tests.Instances;

/// <summary>As many browser tabs as the test says.</summary>
internal sealed class OpenTabs : IOpenCircuits
{
    public int Count { get; set; }
}
