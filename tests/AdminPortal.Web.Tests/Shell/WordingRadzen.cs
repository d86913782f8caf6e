using System.Globalization;
using AdminPortal.Web.Shell;
using Microsoft.Extensions.Localization;
using Radzen.Blazor;

namespace AdminPortal.Web.Tests.Shell;

/// <summary>The parts that come from Radzen speak the reader's language too.</summary>
public sealed class WordingRadzen : PortalTestContext
{
    [Theory]
    [InlineData("nb-NO", "Lukk")]
    [InlineData("en-GB", "Close")]
    public void ADialogsCloseButtonIsNamed(string culture, string name)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(name, new RadzenTexts(Service<IStringLocalizer<ShellTexts>>()).Get(nameof(RadzenStrings.Dialog_CloseAriaLabel), CultureInfo.CurrentUICulture));
    }

    [Fact]
    public void WhatThePortalHasNoWordForKeepsRadzens() =>
        Assert.Null(new RadzenTexts(Service<IStringLocalizer<ShellTexts>>()).Get("No_SuchKey", CultureInfo.CurrentUICulture));
}
