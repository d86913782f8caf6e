using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.BillingAccounts;

internal sealed class BillingAccountMapping : IEntityTypeConfiguration<BillingAccount>, IEntityTypeConfiguration<AddressCard>
{
    public void Configure(EntityTypeBuilder<BillingAccount> builder)
    {
        builder.ToTable("BillingAccounts");
        builder.Property(b => b.Number).IsUnicode(false).HasMaxLength(8).IsExact();
        builder.Property(b => b.AccountReference1).HasMaxLength(30);
        builder.Property(b => b.AccountReference2).HasMaxLength(30);
        builder.Property(b => b.AccountReference3).HasMaxLength(30);
        builder.Property(b => b.PersonalPayerFirstName).HasMaxLength(64);
        builder.Property(b => b.PersonalPayerMiddleName).HasMaxLength(64);
        builder.Property(b => b.PersonalPayerLastName).HasMaxLength(64);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => b.OwnerId);
        builder.HasIndex(b => b.PayerId);
        builder.HasOne(b => b.Owner).WithMany().HasForeignKey(b => b.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.Payer).WithMany().HasForeignKey(b => b.PayerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.AddressCard).WithMany().HasForeignKey(b => b.AddressCardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AddressCard> builder)
    {
        builder.ToTable("AddressCards");
        builder.Property(c => c.Number).IsUnicode(false).HasMaxLength(16).IsExact();
        builder.Property(c => c.EntranceCode).HasMaxLength(16);
        builder.Property(c => c.PostalCode).HasMaxLength(16);
        builder.Property(c => c.Format).IsUnicode(false).HasMaxLength(16).IsExact();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.OrganizationId);
        builder.HasOne(c => c.Organization).WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
