using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Drafts;

/// <summary>What a person has typed into a form and not saved yet; theirs alone.</summary>
public sealed class Draft
{
    public required string PersonId { get; set; }

    /// <summary>Which form, of which object: <c>contact:c-p-…</c>, <c>account:new</c>.</summary>
    public required string FormKey { get; set; }

    /// <summary>The form's input as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>The version of the object that the typing began from; 0 for a new one.</summary>
    public int BaseVersion { get; set; }

    public DateTime SavedAt { get; set; }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => new { draft.PersonId, draft.FormKey });
        builder.Property(draft => draft.PersonId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(draft => draft.FormKey).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(draft => draft.Content).HasMaxLength(-1);
        builder.HasIndex(draft => draft.SavedAt);
    }
}
