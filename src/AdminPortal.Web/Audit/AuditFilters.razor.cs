using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Audit;

/// <summary>The filters of the history; each choice is a step to another address.</summary>
public sealed partial class AuditFilters
{
    [Inject]
    public required AuditService Audit { get; init; }

    [Inject]
    public required OrganizationService Organizations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<AuditTexts> Texts { get; init; }

    [Parameter, EditorRequired]
    public required AuditSearch Search { get; set; }

    /// <summary>The address of the list with some of its parameters changed.</summary>
    [Parameter, EditorRequired]
    public required ListHref HrefWith { get; set; }

    private ChoiceOption[] Types => [.. AuditObjectTypes.All.Select(type => new ChoiceOption(type, Texts[$"Kind.{type}"]))];

    private ChoiceOption[] Actions => [.. AuditActions.All.Select(action => new ChoiceOption(action, Texts[$"Action.{action}"]))];

    private ChoiceOption[] Sources =>
        [.. Enum.GetValues<ChangeSource>().Select(source => new ChoiceOption(InvoiceSearch.Write<ChangeSource>(source)!, Texts[$"Source.{source}"]))];

    private ChoiceOption[] Fields =>
        [.. AuditSearch.Fields.Select(name => new ChoiceOption(name, Texts[$"Field.{name}"])).OrderBy(option => option.Text, StringComparer.CurrentCulture)];

    private static string? Day(DateOnly? day) => day is { } date ? Display.Machine(date) : null;

    private static string? TextOf(IEnumerable<ChoiceOption> options, string? value) => options.FirstOrDefault(option => option.Value == value)?.Text;

    private void Go(string name, string? value) => Navigation.NavigateTo(HrefWith((name, value)));

    /// <summary>A field whose date is still being typed changes nothing.</summary>
    private void ChangeDay(string name, ChangeEventArgs change)
    {
        var text = (string?)change.Value;
        if (string.IsNullOrEmpty(text) || InvoiceSearch.ReadDay(text) is not null)
        {
            Go(name, text);
        }
    }

    private async Task<Known?> LoadAsync(CancellationToken cancellationToken)
    {
        var organizations = Search.Organization is null ? [] : await Organizations.ChooseAsync(Search.Organization, Right.Read, cancellationToken);
        var people = Search.Person is null ? [] : await Audit.PeopleAsync(Search.Person, cancellationToken);
        var about = Search.ObjectId is null ? null : await Audit.ListAsync(new(ObjectId: Search.ObjectId), new(Size: 1), cancellationToken);
        return new(
            organizations.FirstOrDefault(found => found.Id == Search.Organization),
            people.FirstOrDefault(found => found.Id == Search.Person),
            about is { Items: [var latest, ..] } ? latest.Subject.Name : null);
    }

    private List<FilterChip> ChipsOf(Known known)
    {
        var chips = new List<FilterChip>();
        void Add(string label, string? value, string? text, params (string Name, object? Value)[] cleared)
        {
            if (value is not null)
            {
                chips.Add(new(Texts[label], text ?? value, HrefWith(cleared)));
            }
        }

        Add("Object", Search.ObjectId, known.ObjectName, ("object", null));
        Add(Search.IsOnlyItself ? "Organization.Only" : "Organization", Search.Organization, known.Organization?.Name, ("organization", null), ("only", null));
        Add("Person", Search.Person, known.Person?.Name, ("person", null));
        Add("Type", Search.Type, TextOf(Types, Search.Type), ("type", null));
        Add("Action", Search.Action, TextOf(Actions, Search.Action), ("action", null));
        Add("Field", Search.Field, TextOf(Fields, Search.Field), ("field", null));
        Add("Source", InvoiceSearch.Write(Search.Source), Search.Source is { } source ? Texts[$"Source.{source}"].Value : null, ("source", null));
        Add("From", Day(Search.From), Search.From is { } from ? Display.Date(from) : null, ("from", null));
        Add("To", Day(Search.To), Search.To is { } to ? Display.Date(to) : null, ("to", null));
        Add("Operation", Search.Operation, Texts["Operation.One"], ("operation", null));
        return chips;
    }

    private sealed record Known(OrganizationChoice? Organization, AuditPerson? Person, string? ObjectName);
}
