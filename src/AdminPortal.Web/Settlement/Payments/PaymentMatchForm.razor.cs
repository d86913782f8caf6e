using System.Globalization;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement.Payments;

/// <summary>Lets somebody say what a payment pays: as it is proposed, or otherwise.</summary>
public sealed partial class PaymentMatchForm
{
    private readonly List<PaymentMatchRow> rows = [];
    private IReadOnlyList<PaymentMatchRow> sent = [];
    private FormSave save = null!;
    private bool asking;

    [Inject]
    public required PaymentMatchService Matches { get; init; }

    [Inject]
    public required Notices Notices { get; init; }

    [Inject]
    public required IStringLocalizer<PaymentTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<PaymentMatchForm> Logger { get; init; }

    [Parameter, EditorRequired]
    public required PaymentDetail Payment { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private decimal Laid => rows.Sum(row => row.Amount ?? 0m);

    private string Explanation => Payment.Proposals switch
    {
        [] => Payment.Reference is null ? "Match.NoReference" : "Match.Unknown",
        [{ IsSimilar: true }, ..] => "Match.Similar",
        _ when Payment.Kind is MatchKind.Full or MatchKind.Unknown => "Match.Now",
        _ => $"Match.{Payment.Kind}",
    };

    protected override void OnInitialized()
    {
        save = new(ErrorTexts, Logger);
        rows.AddRange(Payment.Proposals.Select((proposal, at) => new PaymentMatchRow(at, proposal.Invoice, proposal.IsSimilar) { Text = Written(proposal.Amount) }));
    }

    private static string Written(decimal amount) => amount == 0m ? "" : amount.ToString("#,##0.00##", CultureInfo.CurrentCulture);

    private void Add(PayableInvoice invoice)
    {
        if (rows.TrueForAll(row => row.Invoice.Number != invoice.Number))
        {
            var rest = Payment.Left - Laid;
            var fits = Payment.Left > 0 ? Math.Min(rest, Math.Max(invoice.Remaining, 0m)) : Math.Max(rest, -Math.Max(invoice.Paid, 0m));
            rows.Add(new(rows.Count, invoice, false) { Text = Math.Sign(fits) == Math.Sign(Payment.Left) ? Written(fits) : "" });
        }
    }

    private string? FaultOf(PaymentMatchRow row)
    {
        if (row.IsUnreadable)
        {
            return Texts["Lay.Invalid"];
        }

        var at = sent.ToList().IndexOf(row);
        return at < 0 ? null : save.Errors[$"Parts[{at}].{nameof(PaymentPart.Amount)}"] ?? save.Errors[$"Parts[{at}].{nameof(PaymentPart.InvoiceNumber)}"];
    }

    private string? NoteOf(PaymentMatchRow row) => row.Amount > 0 && row.Amount > row.Invoice.Remaining ? Texts["Lay.Over"].Value : null;

    /// <summary>A part is named by its invoice.</summary>
    private string? LabelOf(string field) =>
        sent.Where((_, at) => field.StartsWith($"Parts[{at}].", StringComparison.Ordinal)).Select(row => row.Invoice.Number).FirstOrDefault();

    private async Task ConfirmAsync()
    {
        if (save.IsBusy || rows.Exists(row => row.IsUnreadable))
        {
            return;
        }

        sent = [.. rows.Where(row => row.Amount is not null)];
        var parts = sent.Select(row => new PaymentPart(row.Invoice.Number, row.Amount!.Value)).ToList();
        await save.RunAsync(() => Matches.ConfirmAsync(Payment.Id, Payment.Version, new() { Parts = parts }, CancellationToken.None));
        if (save.IsDone)
        {
            Notices.Show(Texts[parts.Count == 1 ? "Confirm.Done.One" : "Confirm.Done", Display.Money(parts.Sum(part => part.Amount), Payment.CurrencyCode), parts[0].InvoiceNumber, parts.Count]);
            await Changed.InvokeAsync();
        }
    }

    private async Task SetAsideAsync()
    {
        asking = false;
        Notices.Show(Texts["SetAside.Done"]);
        await Changed.InvokeAsync();
    }
}
