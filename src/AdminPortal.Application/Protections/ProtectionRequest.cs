using AdminPortal.Application.Accounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Protections;

/// <summary>What a request asks for.</summary>
public enum ProtectionRequestKind
{
    /// <summary>The protection of the account or organisation is taken away.</summary>
    Lift = 1,

    /// <summary>The account or organisation moves out from under a protection.</summary>
    Move = 2,
}

public enum ProtectionRequestStatus
{
    Pending = 1,
    Approved = 2,
    Declined = 3,

    /// <summary>Taken back by the one who asked.</summary>
    Withdrawn = 4,

    /// <summary>What it asked for was done without it.</summary>
    Overtaken = 5,
}

/// <summary>
/// One member of staff asks that a delete protection be lifted; another one decides. Approving does what was asked, in the same
/// transaction. Past <see cref="ExpiresAt"/> nobody can approve it any more.
/// </summary>
public sealed class ProtectionRequest : StoredObject
{
    public ProtectionRequestKind Kind { get; set; }

    public ProtectionRequestStatus Status { get; set; }

    /// <summary>The account that it is about; else <see cref="OrganizationId"/> is what it is about.</summary>
    public long? AccountId { get; set; }

    public Account? Account { get; set; }

    /// <summary>The organisation that it is about, or that its account is in: who may see that, sees the request.</summary>
    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    /// <summary>Where a move leads; null for a lift, and where an organisation becomes a root.</summary>
    public long? DestinationId { get; set; }

    public Organization? Destination { get; set; }

    public required string Reason { get; set; }

    public required string RequestedById { get; set; }

    public required string RequestedByName { get; set; }

    public DateTime ExpiresAt { get; set; }

    public string? DecidedById { get; set; }

    public string? DecidedByName { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecisionReason { get; set; }
}

internal sealed class ProtectionRequestMapping : IEntityTypeConfiguration<ProtectionRequest>
{
    public void Configure(EntityTypeBuilder<ProtectionRequest> builder)
    {
        builder.ToTable("ProtectionRequests");
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.DecisionReason).HasMaxLength(1000);
        builder.Property(r => r.RequestedById).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(r => r.DecidedById).IsUnicode(false).HasMaxLength(128).IsExact();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.Status, r.ExpiresAt });
        builder.HasIndex(r => r.AccountId);
        builder.HasIndex(r => r.OrganizationId);
        builder.HasOne(r => r.Account).WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Organization).WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Destination).WithMany().HasForeignKey(r => r.DestinationId).OnDelete(DeleteBehavior.Restrict);
    }
}
