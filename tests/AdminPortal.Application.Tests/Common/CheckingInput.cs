using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Common;
using Xunit;

namespace AdminPortal.Application.Tests.Common;

/// <summary>Input is trimmed, and every broken rule is told at once.</summary>
public sealed class CheckingInput
{
    [Fact]
    public void TextsAreTrimmed()
    {
        var input = new Sample { Name = "  Nord  ", Country = " NO ", Days = 30 };
        Assert.Empty(Input.TidyAndCheck(input));
        Assert.Equal(("Nord", "NO"), (input.Name, input.Country));
    }

    [Theory]
    [InlineData("\u202A+47 99 99 99 99\u202C", "+47 99 99 99 99")]
    [InlineData("\uFEFF Nord \u200B", "Nord")]
    public void UnseenMarksAtTheEndsGoWithTheBlanks(string pasted, string name)
    {
        var input = new Sample { Name = pasted, Days = 1 };
        Assert.Empty(Input.TidyAndCheck(input));
        Assert.Equal(name, input.Name);
    }

    [Theory]
    [InlineData("\u200B\u200B", "required")]
    [InlineData("\u202E", "required")]
    [InlineData("ab\u202Egpj.exe", "control_characters")]
    [InlineData("ab\u2028cd", "control_characters")]
    public void ANameThatHidesOrTurnsRoundIsRefused(string name, string code) =>
        Assert.Equal(code, Assert.Single(Input.TidyAndCheck(new Sample { Name = name, Days = 1 })).Code);

    /// <summary>Made here: an attribute cannot hold it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void HalfACharacterIsRefused(int half) =>
        Assert.Equal("control_characters", Assert.Single(Input.TidyAndCheck(new Sample { Name = $"ab {"👩"[half]} cd", Days = 1 })).Code);

    [Fact]
    public void JoinedEmojiAreText() => Assert.Empty(Input.TidyAndCheck(new Sample { Name = "👩\u200D👧", Days = 1 }));

    [Fact]
    public void AnEmptyTextThatMayBeMissingIsMissing()
    {
        var input = new Sample { Name = "x", Country = "", Email = "  " };
        Assert.Empty(Input.TidyAndCheck(input));
        Assert.Equal((null, null), (input.Country, input.Email));
    }

    [Fact]
    public void EveryFaultIsToldAtOnce()
    {
        var input = new Sample { Name = " ", Country = "NOR", Reference = "1", Email = "nobody", Cloud = "Azure", Days = 400, Note = new string('x', 11), Street = "one\ntwo" };
        Assert.Equal(
            ["Name required ", "Country length_exact 2", "Reference length_between 2 4", "Email email ", "Cloud not_among GCP, OTC", "Days range 0 365", "Note length_max 10", "Street control_characters "],
            Input.TidyAndCheck(input).Select(fault => $"{fault.Field} {fault.Code} {string.Join(' ', fault.Arguments)}"));
    }

    [Fact]
    public void WhatIsMissingIsToldBeforeWhatIsWrong() =>
        Assert.Equal("required", Assert.Single(Input.TidyAndCheck(new Coded { Code = "" })).Code);

    [Fact]
    public void WhatMayBeMissingIsNoFault() => Assert.Empty(Input.TidyAndCheck(new Sample { Name = "x" }));

    [Theory]
    [InlineData("harald@hårfagre.no")]
    [InlineData("harald@xn--hrfagre-exa.no")]
    [InlineData("blåbær@example.no")]
    [InlineData("first.last+tag@sub.example.co.uk")]
    [InlineData("o'brien@example.ie")]
    [InlineData("x@y.no")]
    [InlineData("用户@例子.广告")]
    [InlineData("")]
    [InlineData(null)]
    public void AnAddressIsAccepted(string? email) => Assert.True(new MailAddressAttribute().IsValid(email));

    [Theory]
    [InlineData("harald")]
    [InlineData("@hårfagre.no")]
    [InlineData("harald@")]
    [InlineData("harald@localhost")]
    [InlineData("harald@@example.no")]
    [InlineData("ha rald@example.no")]
    [InlineData("harald@exa mple.no")]
    [InlineData("harald@example.no\n")]
    [InlineData("Harald <harald@example.no>")]
    [InlineData("harald@example..no")]
    [InlineData("harald@.example.no")]
    [InlineData("harald@-example.no")]
    [InlineData("harald..h@example.no")]
    [InlineData(".harald@example.no")]
    [InlineData("harald.@example.no")]
    [InlineData("a@example.no,b@example.no")]
    [InlineData("a@example.no;b@example.no")]
    [InlineData("mailto:harald@example.no")]
    [InlineData("harald@example.no.")]
    [InlineData("harald@exam_ple.no")]
    [InlineData("harald@[127.0.0.1]")]
    [InlineData("harald@toolongtoolongtoolongtoolongtoolongtoolongtoolongtoolongtoolonglabel.no")]
    public void WhatIsNoAddressIsRefused(string email) => Assert.False(new MailAddressAttribute().IsValid(email));

    private sealed class Coded
    {
        [StringLength(8, MinimumLength = 2)]
        [Required]
        public required string Code { get; set; }
    }

    private sealed class Sample
    {
        [Required, StringLength(255)]
        public string Name { get; set; } = "";

        [StringLength(2, MinimumLength = 2)]
        public string? Country { get; set; }

        [StringLength(4, MinimumLength = 2)]
        public string? Reference { get; set; }

        [MailAddress]
        public string? Email { get; set; }

        [AllowedValues(null, "GCP", "OTC")]
        public string? Cloud { get; set; }

        [Range(0, 365)]
        public int? Days { get; set; }

        [StringLength(10)]
        public string? Note { get; set; }

        public string? Street { get; set; }
    }
}
