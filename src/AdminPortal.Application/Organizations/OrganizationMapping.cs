using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Organizations;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>, IEntityTypeConfiguration<OrganizationClosure>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations");
        builder.Property(o => o.PublicId).IsUnicode(false).HasMaxLength(PublicId.MaximumLength).IsExact();
        builder.Property(o => o.NameSort).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(o => o.NameSearch).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(o => o.EntityDigits).IsUnicode(false).IsExact();
        builder.Property(o => o.VatDigits).IsUnicode(false).IsExact();
        builder.Property(o => o.Country).IsUnicode(false).HasMaxLength(2).IsExact();
        builder.Property(o => o.BillingCountry).IsUnicode(false).HasMaxLength(2).IsExact();
        builder.Property(o => o.DeletionId).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => o.PublicId).IsUnique();
        builder.HasIndex(o => o.DeletionId);
        // Of the recycle bin alone: over all rows it would tempt SQLite away from the index that narrows what lives.
        builder.HasIndex(o => o.DeletedAt).HasFilter("DeletedAt IS NOT NULL");
        builder.HasIndex(o => new { o.ParentId, o.NameSort, o.Id });
        // With what a search in the list's own order looks at, so that it reads the index alone.
        builder.HasIndex(o => new { o.NameSort, o.Id, o.NameSearch, o.DeletedAt });
        builder.HasIndex(o => new { o.NameSearch, o.DeletedAt });
        builder.HasIndex(o => o.EntityDigits);
        builder.HasIndex(o => o.VatDigits);
        builder.HasIndex(o => o.LastModifiedAt);
        builder.HasOne(o => o.Parent).WithMany(o => o.Children).HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.BillingContact).WithMany().HasForeignKey(o => o.BillingContactId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrganizationClosure> builder)
    {
        builder.ToTable("OrganizationClosure");
        builder.HasKey(link => new { link.AncestorId, link.DescendantId });
        builder.HasIndex(link => new { link.DescendantId, link.Depth, link.AncestorId });
        builder.HasOne(link => link.Ancestor).WithMany().HasForeignKey(link => link.AncestorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(link => link.Descendant).WithMany().HasForeignKey(link => link.DescendantId).OnDelete(DeleteBehavior.Restrict);
    }
}
