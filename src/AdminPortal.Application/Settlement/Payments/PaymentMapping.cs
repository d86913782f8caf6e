using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Settlement.Payments;

internal sealed class PaymentMapping : IEntityTypeConfiguration<PaymentFile>, IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<PaymentMatch>
{
    public void Configure(EntityTypeBuilder<PaymentFile> builder)
    {
        builder.ToTable("PaymentFiles");
        builder.Property(f => f.Digest).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(f => f.MessageId).HasMaxLength(64).IsExact();
        builder.Property(f => f.ReadById).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.HasIndex(f => f.Digest).IsUnique();
        builder.HasMany(f => f.Payments).WithOne(p => p.File).HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("Payments");
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Fingerprint).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(p => p.CurrencyCode).IsUnicode(false).HasMaxLength(3).IsExact();
        builder.Property(p => p.Reference).HasMaxLength(140).IsExact();
        builder.Property(p => p.PayerName).HasMaxLength(140);
        builder.Property(p => p.PayerAccount).HasMaxLength(64);
        builder.Property(p => p.CreditorAccount).HasMaxLength(64);
        builder.HasIndex(p => p.Fingerprint).IsUnique();
        builder.HasIndex(p => new { p.Status, p.BookedOn, p.Id });
        builder.HasIndex(p => new { p.BookedOn, p.Id });
        builder.HasIndex(p => p.Reference);
        builder.HasMany(p => p.Matches).WithOne(m => m.Payment).HasForeignKey(m => m.PaymentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PaymentMatch> builder)
    {
        builder.ToTable("PaymentMatches");
        builder.HasKey(m => new { m.PaymentId, m.InvoiceId });
        builder.Property(m => m.ConfirmedById).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.HasIndex(m => m.InvoiceId);
        builder.HasOne(m => m.Invoice).WithMany().HasForeignKey(m => m.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
