using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Jobs;

public enum JobStatus
{
    Queued = 1,
    Running = 2,
    Done = 3,
    Cancelled = 4,

    /// <summary>Stopped by a fault of ours; the rows done stand.</summary>
    Failed = 5,
}

/// <summary>Work that outlives the page that asked for it, done by one instance at a time.</summary>
public sealed class Job
{
    public long Id { get; set; }

    /// <summary>What it does; see the runners.</summary>
    public required string Kind { get; set; }

    /// <summary>What the kind needs to know, as JSON.</summary>
    public required string Parameters { get; set; }

    public JobStatus Status { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>The owner's unrestricted roles at the time of asking, by comma; those given in the portal are read when it runs.</summary>
    public required string OwnerRoles { get; set; }

    public int Total { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>The instance that does it now.</summary>
    public string? LeasedBy { get; set; }

    /// <summary>Past this the instance is taken for dead, and another one goes on.</summary>
    public DateTime? LeasedUntil { get; set; }

    public List<JobRow> Rows { get; } = [];
}

public enum JobRowStatus
{
    Waiting = 1,
    Changed = 2,

    /// <summary>It was so already.</summary>
    Unchanged = 3,

    Refused = 4,
}

/// <summary>One object of a job.</summary>
public sealed class JobRow
{
    public long JobId { get; set; }

    public Job Job { get; set; } = null!;

    /// <summary>From 0.</summary>
    public int Position { get; set; }

    public required string ObjectId { get; set; }

    public JobRowStatus Status { get; set; }

    /// <summary>The code of the error that refused it.</summary>
    public string? Reason { get; set; }
}

/// <summary>Work that is due again and again, once however many instances there are.</summary>
public sealed class RecurringWork
{
    public required string Name { get; set; }

    public string? LeasedBy { get; set; }

    public DateTime? LeasedUntil { get; set; }

    public DateTime? LastEndedAt { get; set; }
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<JobRow>, IEntityTypeConfiguration<RecurringWork>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("Jobs");
        builder.Property(job => job.Kind).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(job => job.Parameters).HasMaxLength(-1);
        builder.Property(job => job.OwnerId).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(job => job.OwnerRoles).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(job => job.LeasedBy).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasIndex(job => new { job.Status, job.LeasedUntil });
        builder.HasIndex(job => new { job.OwnerId, job.Id });
        builder.HasMany(job => job.Rows).WithOne(row => row.Job).HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable("JobRows");
        builder.HasKey(row => new { row.JobId, row.Position });
        builder.Property(row => row.ObjectId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(row => row.Reason).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasIndex(row => new { row.JobId, row.Status, row.Position });
    }

    public void Configure(EntityTypeBuilder<RecurringWork> builder)
    {
        builder.ToTable("RecurringWork");
        builder.HasKey(work => work.Name);
        builder.Property(work => work.Name).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(work => work.LeasedBy).IsUnicode(false).HasMaxLength(64).IsExact();
    }
}
