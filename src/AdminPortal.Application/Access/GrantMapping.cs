using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Access;

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("Grants");
        builder.Property(g => g.PublicId).IsUnicode(false).HasMaxLength(PublicId.MaximumLength).IsExact();
        builder.Property(g => g.HolderId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(g => g.GivenById).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(g => g.Version).IsConcurrencyToken();
        builder.HasIndex(g => g.PublicId).IsUnique();
        builder.HasIndex(g => g.HolderId);
        builder.HasIndex(g => g.OrganizationId);
        builder.HasOne(g => g.Organization).WithMany().HasForeignKey(g => g.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
