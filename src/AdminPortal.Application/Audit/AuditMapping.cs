using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Audit;

internal sealed class AuditMapping :
    IEntityTypeConfiguration<AuditEntry>,
    IEntityTypeConfiguration<AuditChange>,
    IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // Named so that statements for SQL Server are written as tables with triggers need them; the migrations make them.
        builder.ToTable("AuditEntries", table => table.HasTrigger("AuditEntries_AppendOnly"));
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.OperationId).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(e => e.ActorId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(e => e.Action).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(e => e.ObjectType).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(e => e.ObjectId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(e => e.Reason).HasMaxLength(1000);
        builder.Property(e => e.TraceId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(e => e.PreviousHash).HasMaxLength(32);
        builder.Property(e => e.Hash).HasMaxLength(32);
        builder.HasIndex(e => e.OperationId);
        builder.HasIndex(e => new { e.ObjectType, e.ObjectId, e.Sequence });
        builder.HasIndex(e => new { e.OrganizationId, e.Sequence });
        builder.HasIndex(e => new { e.ActorId, e.Sequence });
        builder.HasMany(e => e.Changes).WithOne(c => c.Entry).HasForeignKey(c => c.EntrySequence).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditChange> builder)
    {
        builder.ToTable("AuditChanges", table =>
        {
            table.HasTrigger("AuditChanges_AppendOnly");
            table.HasTrigger("AuditChanges_EraseOnly");
        });
        builder.HasKey(c => new { c.EntrySequence, c.Position });
        builder.Property(c => c.Field).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(c => c.OldValue).HasMaxLength(4000);
        builder.Property(c => c.NewValue).HasMaxLength(4000);
        builder.Property(c => c.Salt).HasMaxLength(16);
        builder.Property(c => c.Digest).HasMaxLength(32);
        builder.HasIndex(c => new { c.Field, c.EntrySequence });
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHeads");
        builder.HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(32);
        builder.HasData(new AuditHead { Id = 1, Sequence = 0, Hash = new byte[32] });
    }
}
