using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>The model keeps SQL Server's rules; a model that breaks each of them is found.</summary>
public sealed class FittingSqlServer
{
    private static readonly string[] Found = [.. FaultsOf(new OffendingDb())];

    [Fact]
    public void TheModelKeepsTheRules()
    {
        using var shadow = new SqlServerShadow();
        using var db = shadow.Open();
        Faults.None(FaultsOf(db));
    }

    [Theory]
    [InlineData("Below: IX_Below_Wide takes up to 1702 bytes of 1700")]
    [InlineData("Below: PK_Below takes up to 902 bytes of 900")]
    [InlineData("Above: deletes cascade to Below by several paths")]
    [InlineData("Above.PublicId has the collation of the database instead of Latin1_General_100_BIN2")]
    [InlineData("Below.Wide has the collation of the database instead of Latin1_General_100_BIN2")]
    public void ABrokenRuleIsFound(string fault) => Assert.Contains(fault, Found);

    [Fact]
    public void AnIdentifierThatIsTooLongIsFound() => Assert.Contains(Found, fault => fault.StartsWith("Middle: the identifier Long", StringComparison.Ordinal));

    private static IEnumerable<string> FaultsOf(DbContext db) => SqlServerRules.Faults(db.GetService<IDesignTimeModel>().Model);

    private sealed class OffendingDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlServer("Server=nowhere.invalid");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Above>().ToTable("Above");
            modelBuilder.Entity<Middle>().ToTable("Middle").Property(m => m.Text).HasColumnName("Long" + new string('x', 125));
            modelBuilder.Entity<Middle>().HasOne<Above>().WithMany().HasForeignKey(m => m.AboveId).OnDelete(DeleteBehavior.Cascade);
            modelBuilder.Entity<Below>(below =>
            {
                below.ToTable("Below").HasKey(b => b.Key);
                below.Property(b => b.Key).HasMaxLength(451);
                below.Property(b => b.Wide).HasMaxLength(851);
                below.HasIndex(b => b.Wide);
                below.HasOne<Above>().WithMany().HasForeignKey(b => b.AboveId).OnDelete(DeleteBehavior.Cascade);
                below.HasOne<Middle>().WithMany().HasForeignKey(b => b.MiddleId).OnDelete(DeleteBehavior.Cascade);
            });
        }
    }

    private sealed class Above
    {
        public int Id { get; set; }

        public required string PublicId { get; set; }
    }

    private sealed class Middle
    {
        public int Id { get; set; }

        public int AboveId { get; set; }

        public required string Text { get; set; }
    }

    private sealed class Below
    {
        public required string Key { get; set; }

        public required string Wide { get; set; }

        public int AboveId { get; set; }

        public int MiddleId { get; set; }
    }
}
