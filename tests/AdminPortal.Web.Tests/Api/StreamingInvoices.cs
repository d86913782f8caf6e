using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Contract;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Api.Contract;
using AdminPortal.Web.Invoices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

/// <summary>The list of invoices is sent while it is read, piece by piece.</summary>
public sealed class StreamingInvoices
{
    private const int Many = 5_000;

    private static readonly InvoiceListItem Some = new()
    {
        OrganizationName = "Kunde", UsageOrganizationName = "Kunde", InvoiceNumber = "FI-1", InvoiceDate = DateTime.UnixEpoch, TotalTaxAmount = 1, TotalChargeAmount = 0,
        TotalDiscountAmount = 0, CurrencyCode = "NOK", InvoiceHeaderTaxAmount = 0, TotalInvoiceAmount = 1, Settled = false,
    };

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryInvoiceComesOnceInOrderOverManyPieces()
    {
        using var host = new ApiHost();
        Fill(host.Store, Many);
        using var http = host.Client();

        foreach (var (query, expected) in new[] { ("", Enumerable.Range(1, Many)), ("?invoiceDateAfter=2025-01-01T00:00:00Z", Enumerable.Range(1, Many).Where(n => n % 1_000 == 0)) })
        {
            using var answer = await http.GetAsync($"/account-management/invoices{query}", Cancelled);
            Assert.True(answer.Headers.TransferEncodingChunked);
            using var list = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
            Assert.Equal(expected.Select(n => $"N{n}"), list.RootElement.EnumerateArray().Select(invoice => invoice.GetProperty("invoiceNumber").GetString()));
        }
    }

    [Fact]
    public async Task WhatIsCreatedMeanwhileIsNotAmongThem()
    {
        using var store = TestStore.InFile();
        Fill(store, 300);
        var read = 0;

        await foreach (var _ in store.Service<InvoiceContractService>().StreamAsync(null, null, Cancelled))
        {
            if (read++ == 0)
            {
                store.Given.Invoice(null, and: invoice => invoice.InvoiceDate = DateTime.UnixEpoch);
            }
        }

        Assert.Equal(300, read);
    }

    [Fact]
    public async Task NoTransactionIsHeldOpenWhileAReaderIsSlow()
    {
        using var store = TestStore.InFile();
        Fill(store, 300);
        await using var reading = store.Service<InvoiceContractService>().StreamAsync(null, null, Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await reading.MoveNextAsync());

        await using var db = store.Open();
        await db.Invoices.ExecuteUpdateAsync(row => row.SetProperty(invoice => invoice.ReceiverName, "Nytt navn"), Cancelled);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync(Cancelled);
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";

        // The first column is 1 where a reader has kept the log from being emptied.
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancelled));
    }

    [Fact]
    public async Task TheFirstBytesAreSentBeforeTheLastRowIsRead()
    {
        var (context, pipe) = Context();
        var release = new TaskCompletionSource();
        var sending = new InvoiceStream(Rows(500, release.Task)).ExecuteAsync(context);

        // Where nothing is sent before the end, nothing ever comes: the test ends all the same.
        var first = await pipe.Reader.ReadAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        Assert.StartsWith("[{\"organizationId\":null,", Encoding.UTF8.GetString(first.Buffer), StringComparison.Ordinal);
        Assert.False(sending.IsCompleted);
        pipe.Reader.AdvanceTo(first.Buffer.Start, first.Buffer.End);
        release.SetResult();
        await Task.WhenAll(sending, pipe.Writer.CompleteAsync().AsTask());
        using var list = await JsonDocument.ParseAsync(pipe.Reader.AsStream(), cancellationToken: Cancelled);
        Assert.Equal(501, list.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task AClientThatLeavesEndsTheReading()
    {
        var (context, _) = Context();
        using var leaving = new CancellationTokenSource();
        context.RequestAborted = leaving.Token;
        var ended = new TaskCompletionSource();
        var sending = new InvoiceStream(Rows(500, Task.Delay(Timeout.Infinite, Cancelled), ended)).ExecuteAsync(context);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await ended.Task.WaitAsync(Cancelled);
    }

    [Theory]
    [InlineData(Many)]
    [InlineData(300)]
    public async Task AFaultOnTheWayBreaksTheConnection(int at)
    {
        using var host = new ApiHost();
        Fill(host.Store, Many);
        await using (var db = host.Store.Open())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE Invoices SET InvoiceDate = '1999-junk' WHERE InvoiceNumber = 'N' || {at}", Cancelled);
        }

        using var http = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account-management/invoices");
        request.Options.Set(ContractHandler.Unchecked, true);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);

        Assert.True(answer.IsSuccessStatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task NoInvoicesAreAnEmptyArray()
    {
        using var host = new ApiHost();
        using var http = host.Client();

        Assert.Equal("[]", await http.GetStringAsync("/account-management/invoices", Cancelled));
    }

    /// <summary>Numbered N1, N2 …; every thousandth of the year 2025, the others before it.</summary>
    private static void Fill(TestStore store, int count)
    {
        using var db = store.Open();
        db.Invoices.AddRange(Enumerable.Range(1, count).Select(number => new Invoice
        {
            InvoiceNumber = $"N{number}",
            InvoiceDate = new DateTime(number % 1_000 == 0 ? 2025 : 2024, 6, 1, 0, 0, 0, DateTimeKind.Utc),
            ReceiverName = "Kunde",
            UserName = "Kunde",
            CurrencyCode = "NOK",
            Version = 1,
        }));
        db.SaveChanges();
    }

    private static (DefaultHttpContext Context, Pipe Pipe) Context()
    {
        var pipe = new Pipe(new(pauseWriterThreshold: 0));
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(pipe.Writer.AsStream(leaveOpen: true)));
        return (context, pipe);
    }

    /// <summary>So many, and after a wait one more.</summary>
    private static async IAsyncEnumerable<InvoiceListItem> Rows(int count, Task wait, TaskCompletionSource? ended = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var row = 0; row < count; row++)
            {
                yield return Some;
            }

            await wait.WaitAsync(cancellationToken);
            yield return Some;
        }
        finally
        {
            ended?.SetResult();
        }
    }
}
