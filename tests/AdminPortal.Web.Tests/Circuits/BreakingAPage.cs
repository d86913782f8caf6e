using AdminPortal.Application.Access;
using AdminPortal.Web.Shell;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace AdminPortal.Web.Tests.Circuits;

public sealed class BreakingAPage : PortalTestContext
{
    private readonly CapturedLog log = new();

    public BreakingAPage() => Services.AddLogging(logging => logging.AddProvider(log));

    [Theory]
    [InlineData(Moment.Rendering)]
    [InlineData(Moment.Event)]
    [InlineData(Moment.AsyncEvent)]
    [InlineData(Moment.Initializing)]
    [InlineData(Moment.AfterRender)]
    [InlineData(Moment.Script)]
    public void WhateverBreaksCostsThePageAndAnotherOneOpens(Moment moment)
    {
        JSInterop.SetupVoid("broken").SetException(new JSException("broken"));
        var shell = Show(moment, new InvalidOperationException("broken"));
        if (moment is Moment.Event or Moment.AsyncEvent)
        {
            shell.Find("button").Click();
        }

        shell.WaitForAssertion(() => Assert.Contains("Siden kunne ikke vises", shell.Markup, StringComparison.Ordinal));
        var shown = shell.Find("[data-copy]").GetAttribute("data-copy")!;
        Assert.Contains(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(shown, StringComparison.Ordinal));
        Assert.DoesNotContain("broken", shell.Markup, StringComparison.Ordinal);

        Fragile.IsMended = true;
        Service<NavigationManager>().NavigateTo("/elsewhere");

        shell.WaitForAssertion(() => Assert.Equal("fine", shell.Find("p").TextContent));
    }

    [Fact]
    public void WhoHasBeenSignedOutSeesNoErrorAndNoneIsLogged()
    {
        var shell = Show(Moment.Initializing, new SessionOverException());

        shell.WaitForAssertion(() => Assert.Empty(shell.Markup.Trim()));
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    protected override void Dispose(bool disposing)
    {
        log.Dispose();
        base.Dispose(disposing);
    }

    private IRenderedComponent<PortalErrorBoundary> Show(Moment moment, Exception fault)
    {
        Fragile.IsMended = false;
        return Render<PortalErrorBoundary>(parameters => parameters.Add(boundary => boundary.ChildContent, builder =>
        {
            builder.OpenComponent<Fragile>(0);
            builder.AddComponentParameter(1, nameof(Fragile.Breaks), moment);
            builder.AddComponentParameter(2, nameof(Fragile.Fault), fault);
            builder.CloseComponent();
        }));
    }

    public enum Moment
    {
        Rendering,
        Event,
        AsyncEvent,
        Initializing,
        AfterRender,
        Script,
    }

    public sealed class Fragile : ComponentBase
    {
        /// <summary>The tests of a class run one after another.</summary>
        public static bool IsMended { get; set; }

        [Inject]
        public required IJSRuntime Script { get; init; }

        [Parameter]
        public Moment Breaks { get; set; }

        [Parameter]
        public required Exception Fault { get; set; }

        protected override async Task OnInitializedAsync()
        {
            await Task.CompletedTask;
            BreakAt(Moment.Initializing);
        }

        protected override async Task OnAfterRenderAsync(bool firstRender)
        {
            if (Breaks == Moment.Script && !IsMended)
            {
                await Script.InvokeVoidAsync("broken");
            }

            BreakAt(Moment.AfterRender);
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            BreakAt(Moment.Rendering);
            builder.AddMarkupContent(0, "<p>fine</p>");
            builder.OpenElement(1, "button");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, ClickAsync));
            builder.CloseElement();
        }

        private async Task ClickAsync()
        {
            BreakAt(Moment.Event);
            await Task.Yield();
            BreakAt(Moment.AsyncEvent);
        }

        private void BreakAt(Moment moment)
        {
            if (Breaks == moment && !IsMended)
            {
                throw Fault;
            }
        }
    }
}
