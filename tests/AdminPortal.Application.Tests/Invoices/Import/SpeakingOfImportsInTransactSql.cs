using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Invoices.Import.Landing;
using AdminPortal.Application.Invoices.Import.Reading;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

/// <summary>The walk through all services imports no file that is one; here the statements of a batch are made, but for its bulk inserts.</summary>
public sealed class SpeakingOfImportsInTransactSql
{
    [Fact]
    public async Task Every_statement_of_a_batch_is_one_of_SQL_Server()
    {
        using var shadow = new SqlServerShadow();
        await using var scope = shadow.Services.CreateAsyncScope();
        await using var session = await scope.ServiceProvider.GetRequiredService<PortalStore>().OpenAsync(CancellationToken.None);
        var read = new ReadInvoice("a.csv", 2) { OrganizationId = "o-p-1" };
        read.Invoice.InvoiceNumber = "1";
        var ofDynamics = new ReadInvoice("a.csv", 3);
        ofDynamics.Invoice.InvoiceCustomerAccountNumber = "5512345678";
        var record = new ImportRecord(1);

        await record.BeginAsync(session, CancellationToken.None);
        var parties = await InvoiceParties.ReadAsync(session.Db, [read, ofDynamics], CancellationToken.None);
        var stored = await StoredInvoices.ReadAsync(session.Db, [read], CancellationToken.None);
        await InvoiceFindings.RefreshReferencesAsync(session.Db, ["1001"], CancellationToken.None);
        await record.AddAsync(session.Db, new(), CancellationToken.None);
        await record.EndAsync(session, ImportStatus.Done, null, CancellationToken.None);

        Assert.Empty(parties.Complete(ofDynamics, stored.Values.Single()));
        Assert.Contains(shadow.Statements, statement => statement.Contains("FROM [BillingAccounts]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, statement => statement.Contains("FROM [InvoiceLines]", StringComparison.Ordinal));
        Assert.Contains(shadow.Statements, statement => statement.Contains("DELETE FROM [i]", StringComparison.Ordinal));
        Faults.None(shadow.Faults());
    }
}
