using AdminPortal.Application.Organizations;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class CheckingAnOrganizationNumber
{
    [Theory]
    [InlineData("914742315", true)]
    [InlineData("914 742 315", true)]
    [InlineData("NO 914 742 315 MVA", true)]
    [InlineData("974760673", true)]
    [InlineData("987654321", false)]
    [InlineData("382995002", false)]
    [InlineData("999000999", false)]
    [InlineData("111999555", false)]
    [InlineData("91474231", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_ninth_digit_follows_from_the_eight_before_it(string? number, bool valid) =>
        Assert.Equal(valid, OrganizationNumber.HasValidCheckDigit(number));

    [Theory]
    [InlineData("914742315", "914 742 315")]
    [InlineData("5567037485", "5567037485")]
    [InlineData("ikke et nummer", "ikke et nummer")]
    public void Nine_digits_are_written_in_threes(string number, string written) => Assert.Equal(written, OrganizationNumber.Format(number));

    [Theory]
    [InlineData("NO914742315MVA", "NO 914 742 315 MVA")]
    [InlineData("SE556703748501", "SE556703748501")]
    [InlineData("914742315", "914742315")]
    public void A_Norwegian_vat_number_is_written_with_its_letters(string number, string written) => Assert.Equal(written, OrganizationNumber.FormatVat(number));
}
