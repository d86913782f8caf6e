using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class BulkInsertOfAnEntity
{
    private static readonly Invoice Sample = new()
    {
        Id = 7,
        Version = 3,
        InvoiceNumber = "INV-Ø.1",
        InvoiceDate = new(2026, 1, 31, 23, 0, 0, 250, DateTimeKind.Utc),
        DueOn = new(2026, 3, 3),
        ReceiverName = "Bodø 'Havn' \"KF\"",
        UserName = "",
        CurrencyCode = "NOK",
        TotalInvoiceAmount = -1_234.5678m,
        Settled = true,
    };

    private static readonly InvoiceLine Line = new() { InvoiceId = 7, LineNumber = 1, InvoicedQuantity = 0.333333m, SalesPrice = -2.000001m, CurrencyCode = "NOK" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_in_bulk_is_read_as_what_is_saved_one_by_one()
    {
        await using var saved = await DemoStore.EmptyAsync();
        await using var bulk = await DemoStore.EmptyAsync();
        saved.Db.Add(Sample);
        await saved.Db.SaveChangesAsync(Stop);
        saved.Db.Add(Line);
        await saved.Db.SaveChangesAsync(Stop);
        saved.Db.ChangeTracker.Clear();

        await WriteAsync(bulk, Sample);
        await WriteAsync(bulk, Line);

        Assert.Equal(await saved.RowsAsync(), await bulk.RowsAsync());
    }

    [Fact]
    public async Task Folded_columns_are_written_too()
    {
        await using var store = await DemoStore.EmptyAsync();
        await WriteAsync(store, new Contact { Id = 5, PublicId = "c-p-5", FirstName = "Bjørn", LastName = "Ås", Email = "b@ås.no", Phone = "22 12 34 56" });

        var found = await store.Db.Contacts.SingleAsync(Stop);

        Assert.Equal(("bjorn as", "}s bj|rn", "b@xn--s-1fa.no", "+4722123456", ""), (found.NameSearch, found.NameSort, found.EmailSearch, found.PhoneSearch, found.MobileSearch));
    }

    [Fact]
    public async Task Constraints_hold()
    {
        await using var store = await DemoStore.EmptyAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(store, new AccountProduct { AccountId = 1, ProductCode = "auth" }));
    }

    [Fact]
    public async Task Without_a_transaction_it_is_refused()
    {
        await using var store = await DemoStore.EmptyAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => BulkInsert.WriteAsync(store.Db, [Sample], Stop));
    }

    [Fact]
    public async Task Rows_are_taken_one_at_a_time()
    {
        await using var store = await DemoStore.EmptyAsync();
        await using var transaction = await store.Db.Database.BeginTransactionAsync(Stop);
        var counts = new List<int>();

        await BulkInsert.WriteAsync(store.Db, Enumerable.Range(1, 3).Select(number =>
        {
            counts.Add(store.Db.Products.Count());
            return new Product { Code = $"p{number}", Name = "x" };
        }), Stop);

        Assert.Equal([0, 1, 2], counts);
    }

    [Fact]
    public void The_reader_for_SQL_Server_has_the_models_columns_types_and_values()
    {
        using var db = SqlServer();
        var organization = new Organization { Id = 9, Version = 1, PublicId = "o-p-9", Name = "Ålesund havn", EntityId = "914 742 315", CreatedAt = DemoStore.Now, LastModifiedAt = DemoStore.Now };

        AssertReadsAsMapped(db, organization);
        AssertReadsAsMapped(db, Sample);
        AssertReadsAsMapped(db, Line);
        AssertReadsAsMapped(db, new ContactRoleAssignment { ContactId = 4, Role = ContactRole.FinancialContact });
        AssertReadsAsMapped(db, new DeleteProtection { Id = 2, SetById = "x", SetByName = "y", ReviewOn = new(2026, 12, 24), AccountId = 4 });
    }

    [Fact]
    public void The_reader_hands_SQL_Server_dates_and_decimals_in_its_own_types()
    {
        using var db = SqlServer();
        using var reader = new BulkReader<Invoice>(BulkColumns<Invoice>.Of(db), [Sample]);
        Assert.True(reader.Read());

        Assert.Equal(new DateTime(2026, 3, 3), reader["DueOn"]);
        Assert.Equal(typeof(DateTime), reader.GetFieldType(reader.GetOrdinal("DueOn")));
        Assert.Equal(-1_234.5678m, reader["TotalInvoiceAmount"]);
        Assert.True(reader.IsDBNull(reader.GetOrdinal("ReceiverId")));
        Assert.False(reader.Read());
    }

    /// <summary>Column by column against what Entity Framework itself would hand a parameter.</summary>
    private static void AssertReadsAsMapped<T>(PortalDb db, T row)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var entry = db.Entry(row);
        using var reader = new BulkReader<T>(BulkColumns<T>.Of(db), [row]);
        Assert.True(reader.Read());
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;

        Assert.Equal(entity.GetProperties().Select(property => property.GetColumnName(table)!).Order(), Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Order());
        Assert.All(entity.GetProperties(), property =>
        {
            var current = entry.Property(property).CurrentValue;
            var expected = property.GetTypeMapping().Converter is { } converter && current is not null ? converter.ConvertToProvider(current) : current;
            var ordinal = reader.GetOrdinal(property.GetColumnName(table)!);
            Assert.Equal(expected is DateOnly date ? date.ToDateTime(TimeOnly.MinValue) : expected ?? DBNull.Value, reader.GetValue(ordinal));
            Assert.True(reader.IsDBNull(ordinal) || reader.GetValue(ordinal).GetType() == reader.GetFieldType(ordinal), property.Name);
        });
    }

    private static PortalDb SqlServer() => new(new DbContextOptionsBuilder<PortalDb>().UseSqlServer("Server=nowhere").Options);

    private static async Task WriteAsync<T>(DemoStore store, T row)
        where T : class
    {
        await using var transaction = await store.Db.Database.BeginTransactionAsync(Stop);
        await BulkInsert.WriteAsync(store.Db, [row], Stop);
        await transaction.CommitAsync(Stop);
    }
}
