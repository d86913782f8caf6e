using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Contacts;

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactRoleAssignment>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(c => c.PublicId).IsUnicode(false).HasMaxLength(PublicId.MaximumLength).IsExact();
        builder.Property(c => c.FirstName).HasMaxLength(64);
        builder.Property(c => c.MiddleName).HasMaxLength(64);
        builder.Property(c => c.LastName).HasMaxLength(64);
        builder.Property(c => c.NameSort).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(c => c.NameSearch).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(c => c.Email).HasMaxLength(128);
        builder.Property(c => c.EmailSearch).HasMaxLength(512).IsExact();
        builder.Property(c => c.Mobile).HasMaxLength(128);
        builder.Property(c => c.MobileSearch).IsUnicode(false).HasMaxLength(130).IsExact();
        builder.Property(c => c.Phone).HasMaxLength(128);
        builder.Property(c => c.PhoneSearch).IsUnicode(false).HasMaxLength(130).IsExact();
        builder.Property(c => c.Country).IsUnicode(false).HasMaxLength(2).IsExact();
        builder.Property(c => c.DeletionId).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => c.DeletionId);
        // Of the recycle bin alone: over all rows it would tempt SQLite away from the index that narrows what lives.
        builder.HasIndex(c => c.DeletedAt).HasFilter("DeletedAt IS NOT NULL");
        // With what a search in the list's own order looks at, so that it reads the index alone.
        builder.HasIndex(c => new { c.NameSort, c.Id, c.NameSearch, c.DeletedAt });
        builder.HasIndex(c => new { c.NameSearch, c.DeletedAt });
        builder.HasIndex(c => new { c.OrganizationId, c.NameSort, c.Id });
        builder.HasIndex(c => c.EmailSearch);
        builder.HasIndex(c => c.MobileSearch);
        builder.HasIndex(c => c.PhoneSearch);
        builder.HasIndex(c => new { c.LastModifiedAt, c.Id });
        builder.HasOne(c => c.Organization).WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Roles).WithOne(r => r.Contact).HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ContactRoleAssignment> builder)
    {
        builder.ToTable("ContactRoles");
        builder.HasKey(r => new { r.ContactId, r.Role });
        builder.HasIndex(r => new { r.Role, r.ContactId });
    }
}
