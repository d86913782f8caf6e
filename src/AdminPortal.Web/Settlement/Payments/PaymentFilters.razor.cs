using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement.Payments;

/// <summary>The filters of the payments; a change goes into the address, from which everything else follows.</summary>
public sealed partial class PaymentFilters
{
    [Inject]
    public required IStringLocalizer<PaymentTexts> Texts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required PaymentSearch Search { get; set; }

    private IReadOnlyList<ChoiceOption> Kinds =>
        [.. Enum.GetValues<MatchKind>().Except([MatchKind.Full]).Select(kind => new ChoiceOption(InvoiceSearch.Write<MatchKind>(kind)!, Texts[$"Kind.{kind}"]))];

    private IReadOnlyList<FilterChip> Chips => [.. ChipsOf()];

    private static string? Day(DateOnly? day) => day is { } date ? Display.Machine(date) : null;

    private IEnumerable<FilterChip> ChipsOf()
    {
        if (Search.Text is { } text)
        {
            yield return Chip("Search", text, "q");
        }

        if (Search.Kind is { } kind)
        {
            yield return Chip("Found", Texts[$"Kind.{kind}"], "kind");
        }

        if (Search.From is { } from)
        {
            yield return Chip("From", Display.Date(from), "from");
        }

        if (Search.To is { } to)
        {
            yield return Chip("To", Display.Date(to), "to");
        }

        if (Search.Amount is { } amount)
        {
            yield return Chip("Amount", InvoiceDisplay.Quantity(amount), "amount");
        }

        if (Search.FileId is { } file)
        {
            yield return Chip("File", Display.Number((int)Math.Min(file, int.MaxValue)), "file");
        }
    }

    private FilterChip Chip(string label, string value, string name) => new(Texts[label], value, Href(name, null));

    private string Href(string name, object? value) => PortalUrls.Here(Navigation, (name, value), ("page", null));

    private void Change(string name, object? value) => Navigation.NavigateTo(Href(name, value));

    /// <summary>A field whose date is still being typed changes nothing.</summary>
    private void ChangeDay(string name, ChangeEventArgs change)
    {
        var text = (string?)change.Value;
        if (string.IsNullOrEmpty(text) || InvoiceSearch.ReadDay(text) is not null)
        {
            Change(name, text);
        }
    }
}
