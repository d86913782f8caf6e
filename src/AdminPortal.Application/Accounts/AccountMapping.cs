using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Accounts;

internal sealed class AccountMapping :
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<AccountProduct>,
    IEntityTypeConfiguration<Product>,
    IEntityTypeConfiguration<DeleteProtection>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.PublicId).IsUnicode(false).HasMaxLength(PublicId.MaximumLength).IsExact();
        builder.Property(a => a.NameSort).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(a => a.NameSearch).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(a => a.Region).IsUnicode(false).HasMaxLength(8).IsExact();
        builder.Property(a => a.Cloud).IsUnicode(false).HasMaxLength(8).IsExact();
        builder.Property(a => a.DeletionId).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.PublicId).IsUnique();
        builder.HasIndex(a => a.DeletionId);
        // Of the recycle bin alone: over all rows it would tempt SQLite away from the index that narrows what lives.
        builder.HasIndex(a => a.DeletedAt).HasFilter("DeletedAt IS NOT NULL");
        builder.HasIndex(a => a.Id, "IX_Accounts_Deleted").HasFilter("DeletedAt IS NOT NULL");
        // With what a search in the list's own order looks at, so that it reads the index alone.
        builder.HasIndex(a => new { a.NameSort, a.Id, a.NameSearch, a.DeletedAt });
        builder.HasIndex(a => new { a.NameSearch, a.DeletedAt });
        builder.HasIndex(a => new { a.OrganizationId, a.NameSort, a.Id });
        builder.HasIndex(a => new { a.CreatedAt, a.Id });
        builder.HasIndex(a => new { a.LastModifiedAt, a.Id });
        builder.HasOne(a => a.Organization).WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Products).WithOne(p => p.Account).HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Protections).WithOne(p => p.Account).HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountProduct> builder)
    {
        builder.ToTable("AccountProducts");
        builder.HasKey(p => new { p.AccountId, p.ProductCode });
        builder.Property(p => p.ProductCode).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasIndex(p => new { p.ProductCode, p.AccountId });
        builder.HasOne(p => p.Product).WithMany().HasForeignKey(p => p.ProductCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("Products");
        builder.HasKey(p => p.Code);
        builder.Property(p => p.Code).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(p => p.ParentCode).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasOne(p => p.Parent).WithMany().HasForeignKey(p => p.ParentCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DeleteProtection> builder)
    {
        builder.ToTable("DeleteProtections", table => table.HasCheckConstraint(
            "CK_DeleteProtections_OneTarget",
            "(AccountId IS NULL AND OrganizationId IS NOT NULL) OR (AccountId IS NOT NULL AND OrganizationId IS NULL)"));
        builder.Property(p => p.Reason).HasMaxLength(1000);
        builder.Property(p => p.SetById).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.AccountId).IsUnique();
        builder.HasIndex(p => p.OrganizationId).IsUnique();
        builder.HasIndex(p => p.ReviewOn);
        builder.HasOne(p => p.Organization).WithMany().HasForeignKey(p => p.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
