using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Common;
using AdminPortal.Web.Clients;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>Names the schemas, and completes them with what the types' annotations and the words say.</summary>
internal static class ReferenceSchemas
{
    private static readonly ConcurrentDictionary<string, Type> Types = [];

    /// <summary>The contract's name for the type, else its own; null where it is written in place.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null)
        {
            return null;
        }

        var name = NameOf(type.Type);
        Types[name] = type.Type;
        return name;
    }

    public static string NameOf(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var own = bare.Name.Split('`')[0];
        return string.Concat(bare.GenericTypeArguments.Select(NameOf)) + (ReferenceWords.OfSchema(own) ?? (own.EndsWith("Body", StringComparison.Ordinal) ? own[..^4] : own));
    }

    public static void Complete(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
        {
            if (schema is OpenApiSchema { Enum.Count: > 0, Type: null } names)
            {
                names.Type = JsonSchemaType.String;
            }

            if (schema is OpenApiSchema { Properties: { } properties } completed && Types.TryGetValue(name, out var type))
            {
                Complete(name, type, completed, properties);
            }
        }
    }

    private static void Complete(string name, Type type, OpenApiSchema schema, IDictionary<string, IOpenApiSchema> members)
    {
        var bounds = BoundsOf(type);
        var nullability = new NullabilityInfoContext();
        schema.Required = new HashSet<string>();
        var names = type.Namespace == typeof(OAuthJson).Namespace ? JsonNamingPolicy.SnakeCaseLower : JsonNamingPolicy.CamelCase;
        schema.Properties = members = members.ToDictionary(member => names.ConvertName(member.Key), member => member.Value);
        foreach (var property in type.GetProperties())
        {
            var member = names.ConvertName(property.Name);
            if (!members.TryGetValue(member, out var value) || (bounds?.Input == type && !property.CanWrite && members.Remove(member)))
            {
                continue;
            }

            var isNullable = nullability.Create(property).ReadState is NullabilityState.Nullable;
            var input = bounds is null ? null : InputOf(bounds, property);
            if (bounds is null ? !IsLeftOut(property) : !isNullable || (input == property && input.IsDefined(typeof(RequiredAttribute))))
            {
                schema.Required.Add(member);
            }

            value.Description = ReferenceWords.OfMember(name, member) ?? value.Description;
            if (input is not null && value is OpenApiSchema own)
            {
                own.Type = schema.Required.Contains(member) ? own.Type & ~JsonSchemaType.Null : own.Type;
                Bind(own, input, isNullable && bounds!.MayClear && !input.IsDefined(typeof(RequiredAttribute)));
            }
        }
    }

    private static bool IsLeftOut(PropertyInfo property) =>
        property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };

    /// <summary>An annotated input class that is read as it stands is its own.</summary>
    private static BoundsOfAttribute? BoundsOf(Type type) => type.GetCustomAttribute<BoundsOfAttribute>()
        ?? (type.GetProperties().Any(property => property.IsDefined(typeof(ValidationAttribute))) ? new(type) : null);

    private static PropertyInfo? InputOf(BoundsOfAttribute bounds, PropertyInfo property) =>
        bounds.Input?.GetProperty(property.GetCustomAttribute<BoundAttribute>()?.Property ?? property.Name);

    private static void Bind(OpenApiSchema schema, PropertyInfo input, bool mayClear)
    {
        foreach (var rule in input.GetCustomAttributes<ValidationAttribute>())
        {
            switch (rule)
            {
                case RequiredAttribute when schema.Type is { } type && type.HasFlag(JsonSchemaType.String):
                    schema.MinLength = Math.Max(schema.MinLength ?? 0, 1);
                    break;
                case StringLengthAttribute length:
                    schema.MaxLength = length.MaximumLength;
                    schema.MinLength = length.MinimumLength > 0 && !mayClear ? length.MinimumLength : schema.MinLength is 0 ? null : schema.MinLength;
                    break;
                case RangeAttribute range:
                    schema.Minimum = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture);
                    schema.Maximum = Convert.ToString(range.Maximum, CultureInfo.InvariantCulture);
                    break;
                case AllowedValuesAttribute allowed:
                    schema.Enum = [.. allowed.Values.OfType<string>().Select(value => (JsonNode)value)];
                    break;
                case RegularExpressionAttribute pattern:
                    schema.Pattern = $"^{pattern.Pattern}$";
                    break;
                case AccountReferenceAttribute:
                    schema.MaxLength = AccountReferenceAttribute.MaximumLength;
                    break;
                case CardNumberAttribute:
                    schema.MaxLength = CardNumberAttribute.MaximumLength;
                    schema.Pattern = "^[0-9]+$";
                    break;
                case MailAddressAttribute:
                    schema.Format = "idn-email";
                    break;
            }
        }
    }
}
