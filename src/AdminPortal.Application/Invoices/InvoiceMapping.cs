using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Invoices;

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("Invoices");
        builder.Property(i => i.InvoiceNumber).HasMaxLength(64).IsExact();
        builder.Property(i => i.CurrencyCode).IsUnicode(false).HasMaxLength(3).IsExact();
        builder.Property(i => i.InvoiceAddressCountryRegionIsoCode).IsUnicode(false).HasMaxLength(2).IsExact();
        builder.Property(i => i.InvoiceAddressCountryRegionId).IsUnicode(false).HasMaxLength(3).IsExact();
        builder.Property(i => i.PaymentId).HasMaxLength(64).IsExact();
        builder.Property(i => i.CustomersOrderReference).IsExact();
        builder.Property(i => i.InvoiceCustomerAccountNumber).IsExact();
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.InvoiceNumber).IsUnique();
        builder.HasIndex(i => new { i.InvoiceDate, i.Id });
        builder.HasIndex(i => new { i.ReceiverId, i.InvoiceDate, i.Id });
        builder.HasIndex(i => new { i.UserId, i.InvoiceDate, i.Id });
        builder.HasIndex(i => new { i.ReceiverId, i.Settled });
        builder.HasIndex(i => new { i.Settled, i.DueOn, i.CurrencyCode, i.InvoiceDate, i.TotalInvoiceAmount, i.TotalTaxAmount });
        // With what the ageing and the totals of a state add up, so that they read the index alone.
        builder.HasIndex(
            i => new { i.Settled, i.InvoiceDate, i.Id, i.DueOn, i.CurrencyCode, i.ReceiverId, i.UserId, i.TotalInvoiceAmount, i.PaidAmount, i.SettledSeenAt, i.TotalTaxAmount },
            "IX_Invoices_Ageing");
        builder.HasIndex(i => new { i.TotalInvoiceAmount, i.Id });
        builder.HasIndex(i => new { i.DueOn, i.Id });
        builder.HasIndex(i => new { i.CurrencyCode, i.InvoiceDate, i.Id });
        // In the order in which totals are grouped, with the parties, so that nothing is sorted and no row is looked up.
        builder.HasIndex(i => new { i.CurrencyCode, i.Settled, i.InvoiceDate, i.TotalInvoiceAmount, i.TotalTaxAmount, i.ReceiverId, i.UserId }, "IX_Invoices_Totals");
        builder.HasIndex(i => i.PaymentId);
        builder.HasIndex(i => new { i.InvoiceCustomerAccountNumber, i.InvoiceDate, i.Id });
        builder.HasIndex(i => i.CustomersOrderReference);
        builder.HasIndex(i => new { i.InvoiceDate, i.CurrencyCode, i.Settled, i.TotalInvoiceAmount, i.TotalTaxAmount });
        builder.HasIndex(i => new { i.InvoiceDate, i.Id, i.Findings, i.CurrencyCode, i.Settled, i.TotalInvoiceAmount, i.TotalTaxAmount }, "IX_Invoices_Findings").HasFilter("Findings <> 0");
        builder.HasIndex(i => new { i.InvoiceDate, i.Id, i.Findings }, "IX_Invoices_RareFindings").HasFilter($"Findings <> 0 AND Findings <> {(int)FindingSet.Evidence}");
        builder.HasIndex(i => new { i.CurrencyCode, i.Settled, i.Findings, i.InvoiceDate, i.TotalInvoiceAmount, i.TotalTaxAmount, i.ReceiverId, i.UserId }, "IX_Invoices_FindingTotals").HasFilter("Findings <> 0");
        builder.HasIndex(i => i.Id, "IX_Invoices_NeedsCheck").HasFilter("NeedsCheck = 1");
        builder.HasIndex(i => i.ImportId);
        builder.HasOne(i => i.Import).WithMany().HasForeignKey(i => i.ImportId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(i => i.Receiver).WithMany().HasForeignKey(i => i.ReceiverId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(i => i.User).WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Lines).WithOne(l => l.Invoice).HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.ToTable("InvoiceLines");
        builder.HasKey(l => new { l.InvoiceId, l.LineNumber });
        builder.Property(l => l.InvoicedQuantity).HasPrecision(19, 6);
        builder.Property(l => l.SalesPrice).HasPrecision(19, 6);
        builder.Property(l => l.SalesUnitSymbol).HasMaxLength(32);
        builder.Property(l => l.CurrencyCode).IsUnicode(false).HasMaxLength(3).IsExact();
    }
}
