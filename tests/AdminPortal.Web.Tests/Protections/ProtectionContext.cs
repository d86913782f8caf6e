using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Protections;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Protections;

/// <summary>A production account that is protected, and the two services behind its panel.</summary>
public abstract class ProtectionContext : PortalTestContext
{
    protected ProtectionContext()
    {
        Services.AddSingleton(Store.Service<ProtectionService>());
        Services.AddSingleton(Store.Service<ProtectionRequestService>());
        Services.AddSingleton<Notices>();
        SetRendererInfo(new("Server", isInteractive: true));
        Account = Store.Given.Account("Login", Store.Given.Organization("Fjord"));
    }

    protected TestStore Store { get; } = new();

    protected Account Account { get; }

    protected void SignIn(string name) => Store.User.SignIn(DevelopmentPerson.All.Single(person => person.Name == name));

    /// <summary>Protects the account, and has <paramref name="name"/> ask that this be lifted.</summary>
    protected string AskedBy(string name, string reason = "Kunden har sagt opp")
    {
        Store.Given.Protection(Account, "Under tvist");
        SignIn(name);
        return Value(Store.Service<ProtectionRequestService>().AskLiftAsync(Account.PublicId, reason, CancellationToken.None));
    }

    protected IRenderedComponent<ProtectionPanel> OpenPanel(string? id = null)
    {
        var panel = Render<ProtectionPanel>(part => part.Add(p => p.TargetId, id ?? Account.PublicId));
        panel.WaitForElement("h2");
        return panel;
    }

    protected static T Value<T>(Task<Result<T>> write) => write.GetAwaiter().GetResult().Value ?? throw new InvalidOperationException($"{write.Result.Error}");

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected static IEnumerable<string> ButtonsOf<T>(IRenderedComponent<T> part)
        where T : IComponent => part.FindAll("button").Select(button => Words(button.TextContent));

    protected static void Press<T>(IRenderedComponent<T> part, string button)
        where T : IComponent => part.FindAll("button").Last(found => Words(found.TextContent) == button).Click();
}
