using AdminPortal.Application.Invoices;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AdminPortal.Web.Invoices;

/// <summary>An invoice as a document; with <c>?line=3</c> one of its lines in detail beside it.</summary>
public sealed partial class InvoicePage
{
    private int? shownLine;

    [Inject]
    public required IStringLocalizer<InvoiceTexts> Texts { get; init; }

    [Inject]
    public required InvoiceService Invoices { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Parameter]
    public required string Number { get; set; }

    [SupplyParameterFromQuery]
    public string? Line { get; set; }

    /// <summary>The server's routing leaves an escaped slash as it is, lest it part the path; the browser's does not.</summary>
    internal static string NumberOf(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private string InvoiceNumber => NumberOf(Number);

    private int? LineNumber => int.TryParse(Line, out var number) ? number : null;

    private IReadOnlyList<Crumb> Crumbs => [new(Texts["Home"], PortalUrls.Home), new(Texts["Title"], PortalUrls.Invoices())];

    /// <summary>A closed line gives the focus back to the lines.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var closed = shownLine is not null && LineNumber is null;
        shownLine = LineNumber;
        if (closed)
        {
            await Script.InvokeVoidAsync("portal.focusOn", InvoiceLines.HeadingId);
        }
    }

    private static string? HrefOf(string? number) => number is null ? null : PortalUrls.Invoice(number);

    private Task<InvoiceDetail?> LoadAsync(CancellationToken cancellationToken) => Invoices.FindAsync(InvoiceNumber, cancellationToken);

    private Task PrintAsync() => Script.InvokeVoidAsync("print").AsTask();
}
