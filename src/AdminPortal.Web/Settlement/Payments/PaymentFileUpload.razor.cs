using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Settlement.Payments;

/// <summary>Sends a bank file to be read in, and tells what came of it.</summary>
public sealed partial class PaymentFileUpload
{
    private const int BytesOfMegaByte = 1024 * 1024;

    private FormSave save = null!;
    private IBrowserFile? chosen;
    private PaymentFileReport? report;
    private string? fault;
    private string readName = "";

    [Inject]
    public required PaymentFileService Files { get; init; }

    [Inject]
    public required IStringLocalizer<PaymentTexts> Texts { get; init; }

    [Inject]
    public required IStringLocalizer<ErrorTexts> ErrorTexts { get; init; }

    [Inject]
    public required ILogger<PaymentFileUpload> Logger { get; init; }

    /// <summary>A file has been read in.</summary>
    [Parameter]
    public EventCallback WasRead { get; set; }

    private string MegaBytes => Display.Number((int)(Files.MaximumBytes / BytesOfMegaByte));

    protected override void OnInitialized() => save = new(ErrorTexts, Logger);

    private void Choose(InputFileChangeEventArgs change)
    {
        chosen = change.FileCount == 1 ? change.File : null;
        (fault, report) = (null, null);
        save.Forget();
    }

    private async Task ReadAsync()
    {
        fault = chosen is null ? Texts["Upload.None"].Value
            : chosen.Size > Files.MaximumBytes ? Texts["Fault.too_large"].Value
            : chosen.Size == 0 ? Texts["Upload.Empty"].Value
            : null;
        if (fault is not null || save.IsBusy || chosen is not { } file)
        {
            return;
        }

        (report, readName) = (null, file.Name);
        await save.TryAsync(
            async () =>
            {
                await using var content = file.OpenReadStream(Files.MaximumBytes);
                return await Files.ReadFileAsync(file.Name, content, dryRun: false, CancellationToken.None);
            },
            read => report = read);
        if (report is { WasReadBefore: false })
        {
            await WasRead.InvokeAsync();
        }
    }
}
