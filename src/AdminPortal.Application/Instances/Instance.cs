using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Instances;

/// <summary>A process that serves the portal over this store; renewed while it lives, without meaning once it is old.</summary>
public sealed class Instance
{
    public required string InstanceId { get; set; }

    public required string Machine { get; set; }

    /// <summary>Of the program.</summary>
    public required string Version { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime SeenAt { get; set; }

    /// <summary>Open browser tabs that it serves, those whose connection is down for a moment among them.</summary>
    public int Circuits { get; set; }

    /// <summary>It takes no new tabs and ends when the work under way is done.</summary>
    public bool IsStopping { get; set; }
}

internal sealed class InstanceMapping : IEntityTypeConfiguration<Instance>
{
    public void Configure(EntityTypeBuilder<Instance> builder)
    {
        builder.ToTable("Instances");
        builder.HasKey(i => i.InstanceId);
        builder.Property(i => i.InstanceId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasIndex(i => i.SeenAt);
    }
}
