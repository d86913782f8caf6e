using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Invoices.Import;

public enum ImportStatus
{
    /// <summary>Its files are still being sent.</summary>
    Receiving = 1,

    Queued = 2,
    Running = 3,
    Done = 4,
    Cancelled = 5,

    /// <summary>Stopped by a fault of ours, or a file that is none; what has landed stands.</summary>
    Failed = 6,
}

/// <summary>One reading of the ERP's invoices from one or more files; outlives the page that asked for it.</summary>
public sealed class InvoiceImport
{
    public long Id { get; set; }

    public ImportStatus Status { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>The owner's unrestricted roles at the time of asking, by comma.</summary>
    public required string OwnerRoles { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>The instance that does it now.</summary>
    public string? LeasedBy { get; set; }

    /// <summary>Past this the instance is taken for dead, and another one begins again; what has landed is found unchanged.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>Size of all files in bytes.</summary>
    public long TotalBytes { get; set; }

    /// <summary>How far it has come.</summary>
    public long ReadBytes { get; set; }

    /// <summary>Invoices that were new.</summary>
    public int Created { get; set; }

    /// <summary>Invoices that the file corrects.</summary>
    public int Updated { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Invoices that did not land, for faults in their rows.</summary>
    public int Refused { get; set; }

    public int Lines { get; set; }

    /// <summary>Code of what stopped it.</summary>
    public string? Fault { get; set; }

    public List<ImportFile> Files { get; } = [];

    public List<ImportFault> Faults { get; } = [];
}

/// <summary>A file of an import.</summary>
public sealed class ImportFile
{
    public long ImportId { get; set; }

    public InvoiceImport Import { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public required string Name { get; set; }

    public long Bytes { get; set; }
}

/// <summary>A piece of a file, kept until the import has ended: any instance can do it.</summary>
public sealed class ImportPart
{
    public long ImportId { get; set; }

    public InvoiceImport Import { get; set; } = null!;

    public int FileNumber { get; set; }

    /// <summary>From 0.</summary>
    public int Number { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>What is wrong with a row; the invoice it belongs to did not land.</summary>
public sealed class ImportFault
{
    public long ImportId { get; set; }

    public InvoiceImport Import { get; set; } = null!;

    /// <summary>From 0.</summary>
    public int Number { get; set; }

    public required string File { get; set; }

    /// <summary>Line of the file, from 1.</summary>
    public int Line { get; set; }

    public string? InvoiceNumber { get; set; }

    /// <summary>The field's name in the contract, where one is at fault.</summary>
    public string? Field { get; set; }

    public required string Code { get; set; }

    /// <summary>What stands there, cut to the column.</summary>
    public string? Value { get; set; }
}

internal sealed class ImportMapping : IEntityTypeConfiguration<InvoiceImport>, IEntityTypeConfiguration<ImportFile>,
    IEntityTypeConfiguration<ImportPart>, IEntityTypeConfiguration<ImportFault>
{
    public void Configure(EntityTypeBuilder<InvoiceImport> builder)
    {
        builder.ToTable("InvoiceImports");
        builder.Property(i => i.OwnerId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(i => i.OwnerRoles).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(i => i.LeasedBy).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(i => i.Fault).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasIndex(i => new { i.Status, i.LeasedUntil });
        builder.HasMany(i => i.Files).WithOne(f => f.Import).HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(i => i.Faults).WithOne(f => f.Import).HasForeignKey(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.ToTable("ImportFiles");
        builder.HasKey(f => new { f.ImportId, f.Number });
    }

    public void Configure(EntityTypeBuilder<ImportPart> builder)
    {
        builder.ToTable("ImportParts");
        builder.HasKey(p => new { p.ImportId, p.FileNumber, p.Number });
        builder.HasOne(p => p.Import).WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportFault> builder)
    {
        builder.ToTable("ImportFaults");
        builder.HasKey(f => new { f.ImportId, f.Number });
        builder.Property(f => f.InvoiceNumber).HasMaxLength(64).IsExact();
        builder.Property(f => f.Field).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(f => f.Code).IsUnicode(false).HasMaxLength(64).IsExact();
    }
}
