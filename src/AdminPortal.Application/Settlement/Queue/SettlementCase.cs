using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Settlement.Queue;

public enum CaseStatus
{
    Open = 1,

    /// <summary>Somebody has said why the findings are as they are.</summary>
    Explained = 2,

    /// <summary>Nothing is found any more.</summary>
    Closed = 3,
}

/// <summary>An invoice that somebody looks into; one for an invoice at most.</summary>
public sealed class SettlementCase : StoredObject
{
    public const int LongestExplanation = 1_000;

    public long InvoiceId { get; set; }

    public Invoice Invoice { get; set; } = null!;

    public CaseStatus Status { get; set; }

    /// <summary>Null while nobody has taken it.</summary>
    public string? AssigneeId { get; set; }

    public string? AssigneeName { get; set; }

    /// <summary>The day, in Norway, by which it is to be looked into.</summary>
    public DateOnly? DueOn { get; set; }

    public string? Explanation { get; set; }

    /// <summary>What the explanation covers, as <see cref="FindingSet"/>: another finding opens the case again.</summary>
    public int ExplainedFindings { get; set; }

    public List<SettlementNote> Notes { get; } = [];
}

/// <summary>What somebody wrote down about a case; never altered.</summary>
public sealed class SettlementNote
{
    public const int LongestText = 1_000;

    public long CaseId { get; set; }

    public SettlementCase Case { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public DateTime At { get; set; }

    public required string PersonId { get; set; }

    public required string PersonName { get; set; }

    public required string Text { get; set; }
}

internal sealed class SettlementCaseMapping : IEntityTypeConfiguration<SettlementCase>, IEntityTypeConfiguration<SettlementNote>
{
    public void Configure(EntityTypeBuilder<SettlementCase> builder)
    {
        builder.ToTable("SettlementCases");
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.AssigneeId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(c => c.Explanation).HasMaxLength(SettlementCase.LongestExplanation);
        builder.HasIndex(c => c.InvoiceId).IsUnique();
        builder.HasIndex(c => new { c.Status, c.DueOn, c.Id });
        builder.HasIndex(c => new { c.AssigneeId, c.Status, c.DueOn, c.Id });
        builder.HasOne(c => c.Invoice).WithOne(i => i.Case).HasForeignKey<SettlementCase>(c => c.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Notes).WithOne(n => n.Case).HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SettlementNote> builder)
    {
        builder.ToTable("SettlementNotes");
        builder.HasKey(n => new { n.CaseId, n.Number });
        builder.Property(n => n.PersonId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(n => n.Text).HasMaxLength(SettlementNote.LongestText);
    }
}
