using AdminPortal.Application.Contacts;

namespace AdminPortal.Web.Contacts;

/// <summary>The coverage's filters as its address writes them; gaps are shown where it names no view.</summary>
/// <param name="IsOnlyItself">Leaves out organisations below the chosen one.</param>
public sealed record CoverageQuery(string? Text = null, string? Organization = null, bool IsOnlyItself = false, CoverageView View = CoverageView.Gaps)
{
    public const string Covered = "covered";
    public const string All = "all";

    public CoverageFilter Filter => new(Organization, Text, View, !IsOnlyItself);

    public static CoverageQuery Read(Func<string, string?> query) => new(
        query("q"),
        query("organization"),
        query("only") == "true",
        query("view") switch
        {
            Covered => CoverageView.Covered,
            All => CoverageView.All,
            _ => CoverageView.Gaps,
        });
}
