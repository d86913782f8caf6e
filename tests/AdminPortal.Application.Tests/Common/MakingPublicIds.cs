using System.Text.RegularExpressions;
using AdminPortal.Application.Common;
using Xunit;

namespace AdminPortal.Application.Tests.Common;

/// <summary>Ids have the contract's form, use its whole alphabet, and do not repeat.</summary>
public sealed partial class MakingPublicIds
{
    private readonly RandomPublicIds ids = new();

    [Fact]
    public void OrganizationsAndContactsHaveTheirPrefix()
    {
        Assert.Matches("^o-p-[0-9A-Za-z]{20}$", ids.NewOrganization());
        Assert.Matches("^c-p-[0-9A-Za-z]{20}$", ids.NewContact());
    }

    [Theory]
    [InlineData(false, "GCP", "^a-ppge-[0-9A-Za-z]{20}$")]
    [InlineData(true, "GCP", "^a-spge-[0-9A-Za-z]{20}$")]
    [InlineData(false, "OTC", "^a-ppoe-[0-9A-Za-z]{20}$")]
    [InlineData(true, "OTC", "^a-spoe-[0-9A-Za-z]{20}$")]
    public void AnAccountsIdSaysTypeAndCloud(bool isSandbox, string cloud, string form)
    {
        var id = ids.NewAccount(isSandbox, cloud);
        Assert.Matches(form, id);
        Assert.InRange(id.Length, 1, PublicId.MaximumLength);
    }

    [Fact]
    public void ManyIdsAreAllDifferentAndUseEveryCharacter()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.NewOrganization()).ToHashSet();
        Assert.Equal(10_000, made.Count);
        Assert.Equal(62, made.SelectMany(id => id[PublicId.Organization.Length..]).Distinct().Count());
    }

    [Fact]
    public void TheTestsOwnIdsHaveTheSameForm() => Assert.Matches(Form(), new Testing.SequentialPublicIds().NewAccount(true, "OTC"));

    [GeneratedRegex("^a-spoe-[0-9A-Za-z]{20}$")]
    private static partial Regex Form();
}
