using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdminPortal.Application.Data;

/// <summary>What the two databases need to behave alike.</summary>
internal static class ProviderMapping
{
    private const string Exact = nameof(Exact);
    private const string BinaryCollation = "Latin1_General_100_BIN2";

    /// <summary>The largest amount of either sign that both databases hold with four decimals.</summary>
    public const decimal LargestAmount = 922_337_203_685_477m;

    /// <summary>Marks an id, code or folded text: compared byte by byte on both databases, so that case matters.</summary>
    public static PropertyBuilder<T> IsExact<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Exact, true);

    public static void Apply(ModelBuilder model, bool isSqlServer)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
        {
            if (isSqlServer && property.RemoveAnnotation(Exact) is not null)
            {
                property.SetCollation(BinaryCollation);
            }
            else if (!isSqlServer)
            {
                property.RemoveAnnotation(Exact);
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(decimal))
                {
                    property.SetValueConverter(ScaledInteger(property.GetScale() ?? 0));
                    property.SetPrecision(null);
                    property.SetScale(null);
                }
            }
        }
    }

    /// <summary>SQLite's own decimal is text: slow to sort, and fatal under some cultures. A scaled integer is exact and sorts as it should.</summary>
    private static ValueConverter<decimal, long> ScaledInteger(int scale)
    {
        var factor = (decimal)Math.Pow(10, scale);
        return new(value => (long)decimal.Round(value * factor, MidpointRounding.AwayFromZero), stored => stored / factor);
    }
}

/// <summary>Times are stored and read as UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
