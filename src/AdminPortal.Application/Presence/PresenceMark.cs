using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Presence;

/// <summary>That somebody has a record open in one tab; renewed while it stays open, without meaning once it is old.</summary>
public sealed class PresenceMark
{
    /// <summary>The record's public id.</summary>
    public required string RecordId { get; set; }

    /// <summary>The tab.</summary>
    public required string TabId { get; set; }

    /// <summary>The organisation that the record lies in: who sees the record sees who else has it open.</summary>
    public long? OrganizationId { get; set; }

    public required string PersonId { get; set; }

    public required string PersonName { get; set; }

    /// <summary>Whether it is open for change.</summary>
    public bool IsEditing { get; set; }

    public DateTime SeenAt { get; set; }
}

internal sealed class PresenceMarkMapping : IEntityTypeConfiguration<PresenceMark>
{
    public void Configure(EntityTypeBuilder<PresenceMark> builder)
    {
        builder.ToTable("PresenceMarks");
        builder.HasKey(mark => new { mark.RecordId, mark.TabId });
        builder.Property(mark => mark.RecordId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(mark => mark.TabId).IsUnicode(false).HasMaxLength(32).IsExact();
        builder.Property(mark => mark.PersonId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.HasIndex(mark => mark.SeenAt);
    }
}
