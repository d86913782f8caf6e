using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Data;

/// <summary>A row that writers take turns by: raising <see cref="Turn"/> holds it until the transaction's end.</summary>
public sealed class StoreLock
{
    /// <summary>Whatever changes who lies below whom.</summary>
    public const int Hierarchy = 1;

    public int Id { get; set; }

    public long Turn { get; set; }
}

internal sealed class StoreLockMapping : IEntityTypeConfiguration<StoreLock>
{
    public void Configure(EntityTypeBuilder<StoreLock> builder)
    {
        builder.ToTable("StoreLocks");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new StoreLock { Id = StoreLock.Hierarchy });
    }
}
