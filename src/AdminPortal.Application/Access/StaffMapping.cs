using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Access;

internal sealed class StaffMapping : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("StaffMembers");
        builder.Property(m => m.PersonId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(m => m.NameSort).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(m => m.NameSearch).HasMaxLength(SearchText.MaximumLength).IsExact();
        builder.Property(m => m.SignInRoles).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.HasIndex(m => m.PersonId).IsUnique();
        builder.HasIndex(m => new { m.NameSort, m.Id });
    }

    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("StaffSessions");
        builder.HasKey(s => s.SessionId);
        builder.Property(s => s.SessionId).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(s => s.PersonId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.HasIndex(s => s.PersonId);
        builder.HasIndex(s => s.EndsAt);
    }
}
