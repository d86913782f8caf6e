using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>What is said of a billing account besides who owns and pays it.</summary>
public class BillingReferencesInput
{
    /// <summary>The account's name, second line of the invoice address, and <c>BuyerReference</c> in EHF.</summary>
    [AccountReference]
    public string? AccountReference1 { get; set; }

    [AccountReference]
    public string? AccountReference2 { get; set; }

    [AccountReference]
    public string? AccountReference3 { get; set; }

    /// <summary>Number of one of the payer's address cards; may be left out where the payer has exactly one.</summary>
    [CardNumber]
    public string? AddressCardNumber { get; set; }
}

/// <summary>A new billing account as staff write it.</summary>
public sealed class BillingAccountInput : BillingReferencesInput
{
    /// <summary>The owning organisation's public id.</summary>
    [Required]
    public string? OwnerId { get; set; }

    /// <summary>The paying organisation's public id.</summary>
    [Required]
    public string? PayerId { get; set; }
}

/// <summary>An address card's number: 1 to 16 digits.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CardNumberAttribute : ValidationAttribute, IFeatureRule
{
    public const int MaximumLength = 16;

    public string Code => "card_number";

    public override bool IsValid(object? value) => value is not string text || (text.Length is > 0 and <= MaximumLength && text.All(char.IsAsciiDigit));
}
