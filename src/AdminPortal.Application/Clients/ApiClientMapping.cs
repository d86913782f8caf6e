using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdminPortal.Application.Clients;

internal sealed class ApiClientMapping :
    IEntityTypeConfiguration<ApiClient>, IEntityTypeConfiguration<ApiClientSecret>, IEntityTypeConfiguration<RevokedToken>,
    IEntityTypeConfiguration<SigningKey>, IEntityTypeConfiguration<KeyRingEntry>, IEntityTypeConfiguration<IdempotentCall>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("ApiClients");
        builder.Property(c => c.ClientId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(c => c.Scopes).IsUnicode(false).HasMaxLength(512).IsExact();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.ClientId).IsUnique();
        builder.HasIndex(c => c.OrganizationId);
        builder.HasOne(c => c.Organization).WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Secrets).WithOne(s => s.Client).HasForeignKey(s => s.ClientId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ApiClientSecret> builder)
    {
        builder.ToTable("ApiClientSecrets");
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.Property(s => s.Salt).HasMaxLength(64);
        builder.Property(s => s.Hint).HasMaxLength(8);
        builder.HasIndex(s => s.ClientId);
    }

    public void Configure(EntityTypeBuilder<RevokedToken> builder)
    {
        builder.ToTable("RevokedTokens");
        builder.HasKey(t => t.TokenId);
        builder.Property(t => t.TokenId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(t => t.ClientId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.HasIndex(t => t.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(k => k.KeyId);
        builder.Property(k => k.KeyId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(k => k.ProtectedKey).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<KeyRingEntry> builder)
    {
        builder.ToTable("KeyRing");
        builder.Property(k => k.Xml).HasMaxLength(-1);
    }

    public void Configure(EntityTypeBuilder<IdempotentCall> builder)
    {
        builder.ToTable("IdempotentCalls");
        builder.Property(c => c.ClientId).IsUnicode(false).HasMaxLength(64).IsExact();
        builder.Property(c => c.Key).HasMaxLength(255).IsExact();
        builder.Property(c => c.Fingerprint).HasMaxLength(32);
        builder.Property(c => c.Headers).HasMaxLength(-1);
        builder.HasIndex(c => new { c.ClientId, c.Key }).IsUnique();
        builder.HasIndex(c => c.ExpiresAt);
    }
}
