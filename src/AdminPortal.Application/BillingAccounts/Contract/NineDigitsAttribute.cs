using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.BillingAccounts.Contract;

/// <summary>An organisation number as the second source document has it: nine digits and nothing between them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NineDigitsAttribute : ValidationAttribute, IFeatureRule
{
    public string Code => "nine_digits";

    public static bool Fit(string text) => text.Length == OrganizationNumber.Length && text.All(char.IsAsciiDigit);

    public override bool IsValid(object? value) => value is not string text || Fit(text);
}
