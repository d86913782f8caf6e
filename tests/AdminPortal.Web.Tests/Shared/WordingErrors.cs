using AdminPortal.Application.Common;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Shared;

public sealed class WordingErrors : PortalTestContext
{
    [Fact]
    public void EveryFaultyFieldGetsItsText()
    {
        var errors = Of(new InvalidInput([new("Name", "required"), new("Phone", "length_between", 5, 20)]));

        Assert.True(errors.Any);
        Assert.Equal("Må fylles ut", errors["Name"]);
        Assert.Equal("Må ha mellom 5 og 20 tegn", errors["Phone"]);
        Assert.Null(errors["Email"]);
    }

    [Fact]
    public void AnUnknownCodeGetsAGeneralText()
    {
        Assert.Equal("Dette lot seg ikke gjøre. Ingenting er lagret.", Of(new Unworded()).Summary);
        Assert.Equal("Er ikke gyldig", Of(new InvalidInput([new("Name", "brand_new")]))["Name"]);
    }

    [Fact]
    public void NoErrorIsNoText()
    {
        Assert.False(Of(null).Any);
        Assert.Same(FormErrors.None, Of(null));
    }

    [Fact]
    public void TheFieldIsTiedToItsErrorAndHint()
    {
        var field = Render<FormField>(parameters => parameters
            .Add(one => one.Label, "Navn").Add(one => one.For, "Name").Add(one => one.Hint, "Hele navnet").Add(one => one.Error, "Må fylles ut").Add(one => one.Required, true)
            .Add(one => one.ChildContent, attributes => builder =>
            {
                builder.OpenElement(0, "input");
                builder.AddMultipleAttributes(1, attributes);
                builder.CloseElement();
            }));

        var input = field.Find("input");
        Assert.Equal(field.Find("label").GetAttribute("for"), input.Id);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotEmpty(field.FindAll($"#{id}")));
    }

    private FormErrors Of(PortalError? error) => FormErrors.Of(error, Service<IStringLocalizer<ErrorTexts>>());

    private sealed record Unworded() : PortalError("brand_new");
}
