using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Settlement;

/// <summary>Invoices with findings, seen by Frida of Finance until told otherwise.</summary>
public abstract class QueueContext : PortalTestContext
{
    protected QueueContext()
    {
        Serve(Store);
        Services.AddSingleton<Notices>();
        SetRendererInfo(new("Server", isInteractive: true));
        Fjord = Store.Given.Organization("Fjord");
        SignIn("Frida");
    }

    protected TestStore Store { get; } = new();

    protected Organization Fjord { get; }

    protected SettlementCaseService Cases => Store.Service<SettlementCaseService>();

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    protected void SignIn(string name) => Store.User.SignIn(DevelopmentPerson.All.Single(person => person.Name == name));

    protected string Given(string number, FindingSet findings = FindingSet.Total, Action<Invoice>? and = null) => Store.Given.Invoice(Fjord, and: invoice =>
    {
        (invoice.InvoiceNumber, invoice.Findings) = (number, findings);
        and?.Invoke(invoice);
    }).InvoiceNumber;

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected static IEnumerable<string> ButtonsOf<T>(IRenderedComponent<T> part)
        where T : IComponent => part.FindAll("button").Select(button => Words(button.TextContent)).Where(text => text.Length > 0);

    protected static void Press<T>(IRenderedComponent<T> part, string button)
        where T : IComponent => part.FindAll("button").Last(found => Words(found.TextContent) == button).Click();
}
