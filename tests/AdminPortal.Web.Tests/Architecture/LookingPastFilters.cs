using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.Architecture;

/// <summary>A query that looks past the filter of what the caller sees is on this list with its reason, so that no new one slips in.</summary>
public sealed partial class LookingPastFilters
{
    /// <summary>How often each file does it.</summary>
    private static readonly SortedDictionary<string, int> Allowed = new(StringComparer.Ordinal)
    {
        // The trail names a foreign object by its public id, and shows it hidden to whoever does not see it.
        ["Audit/ObjectChanges.cs"] = 7,
        // A card that somebody else's account uses is not deleted; how many do is told as a number.
        ["BillingAccounts/AddressCardService.cs"] = 1,
        ["BillingAccounts/AddressCardUseService.cs"] = 1,
        // Names of both parties stand in the row of an account that one sees from either side.
        ["BillingAccounts/BillingAccountRows.cs"] = 1,
        // A number is free only where nobody has it.
        ["BillingAccounts/FreeNumbers.cs"] = 4,
        // A person is forgotten everywhere, and not while anybody is billed by them.
        ["Contacts/ContactPrivacyService.cs"] = 4,
        // Whether the write's own entries stand, wherever what it wrote lies.
        ["Data/WriteMark.cs"] = 1,
        // Files of everybody's invoices are read in by those who see everything.
        ["Invoices/Import/Landing/BatchLanding.cs"] = 1,
        // Whether the parent that keeps an organisation in the recycle bin is there too.
        ["Organizations/DeletedOrganizations.cs"] = 1,
        ["Organizations/OrganizationRestore.cs"] = 1,
        // Findings compare invoices of all customers: a reference is to be unique.
        ["Settlement/InvoiceFindings.cs"] = 6,
        // What is left of a payment counts all that it was laid on.
        ["Settlement/Payments/PaymentService.cs"] = 1,
        // Cases follow their invoices, whoever writes.
        ["Settlement/Queue/SettlementCases.cs"] = 2,
    };

    [Fact]
    public void OnlyTheListedPlacesDo()
    {
        var folder = Path.Combine(SourceTree.Root, "src/AdminPortal.Application");
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!name.StartsWith("bin/", StringComparison.Ordinal) && !name.StartsWith("obj/", StringComparison.Ordinal) && PastVisibility().Count(File.ReadAllText(file)) is > 0 and var times)
            {
                found.Add(name, times);
            }
        }

        Assert.Equal(Allowed, found);
    }

    [Theory]
    [InlineData("rows.IgnoreQueryFilters().Where", 1)]
    [InlineData("rows.IgnoreQueryFilters([PortalDb.Live, ScopedPortalDb.Visibility])", 1)]
    [InlineData("rows.IgnoreQueryFilters(names)", 1)]
    [InlineData("rows.IgnoreQueryFilters([PortalDb.Live])", 0)]
    [InlineData("rows.IgnoreQueryFilters(new[] { PortalDb.Live })", 0)]
    [InlineData("jobs.IgnoreQueryFilters([PortalDb.Mine])", 0)]
    public void ItIsFoundHoweverItIsWritten(string source, int times) => Assert.Equal(times, PastVisibility().Count(source));

    /// <summary>Every call that does not name just the recycle bin or one's own things.</summary>
    [GeneratedRegex(@"\.IgnoreQueryFilters\((?!(\[PortalDb\.(Live|Mine)\]|new\[\] \{ PortalDb\.Live \}|Live)\))")]
    private static partial Regex PastVisibility();
}
