using AdminPortal.Application.Settlement;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement;

public sealed class ReadingPaymentReferences
{
    /// <summary>Any 1 to 24 digits: a KID without its check digit.</summary>
    private static readonly Arbitrary<string> Digits = Gen.Choose(0, 9).ListOf()
        .Where(digits => digits.Count is >= 1 and <= 24)
        .Select(digits => string.Concat(digits))
        .ToArbitrary();

    [Theory]
    [InlineData("602243")] // printed in the manual of Monitor ERP
    [InlineData("79927398713")] // the usual example of the Luhn algorithm
    [InlineData("123456782")]
    [InlineData("0000000000000000000000000")]
    public void AMod10CheckDigitMakesAKid(string reference) =>
        Assert.Equal(PaymentReferenceKind.KidMod10, PaymentReference.Read(reference).Kind);

    [Theory]
    [InlineData("914742315")] // an organisation number, which has the same check digit
    [InlineData("13748136")] // a Danish company number, worked out step by step by its register
    [InlineData("86011117947")] // a bank account number, likewise
    [InlineData("123456785")]
    [InlineData("6-")] // 11 − 12 mod 11 is 10
    public void AMod11CheckDigitMakesAKid(string reference) =>
        Assert.Equal(PaymentReferenceKind.KidMod11, PaymentReference.Read(reference).Kind);

    [Theory]
    [InlineData("123456789")]
    [InlineData("12345678-")]
    public void AWrongCheckDigitFails(string reference) =>
        Assert.Equal(PaymentReferenceKind.FailedKid, PaymentReference.Read(reference).Kind);

    [Theory]
    [InlineData("INV-2026-0042")]
    [InlineData("7")]
    [InlineData("12345678901234567890123456")] // 26 digits
    [InlineData("12-34")]
    [InlineData("1234 5678")]
    [InlineData("١٢٣٤")] // digits, and not those of a KID
    public void AnythingElseIsAFreeReference(string reference) =>
        Assert.Equal(PaymentReferenceKind.Free, PaymentReference.Read(reference).Kind);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void NothingIsMissing(string? reference) =>
        Assert.Equal(new(string.Empty, PaymentReferenceKind.Missing), PaymentReference.Read(reference));

    [Fact]
    public void BlanksAroundItDoNotCount() =>
        Assert.Equal(new("123456782", PaymentReferenceKind.KidMod10), PaymentReference.Read(" 123456782 "));

    [Fact]
    public void EveryMod10KidIsReadAsOne() => Prop
        .ForAll(Digits, digits => PaymentReference.Read(digits + PaymentReference.Mod10CheckDigit(digits)).Kind is PaymentReferenceKind.KidMod10)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void EveryMod11KidIsReadAsAKid() => Prop
        .ForAll(Digits, digits => PaymentReference.Read(digits + PaymentReference.Mod11CheckDigit(digits)).Kind
            is PaymentReferenceKind.KidMod11 or PaymentReferenceKind.KidMod10)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void OneMistypedDigitChangesBothCheckDigits() => Prop
        .ForAll(Digits, Gen.Choose(0, 23).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (digits, at, by) =>
        {
            var place = at % digits.Length;
            var mistyped = digits[..place] + (char)('0' + (digits[place] - '0' + by) % 10) + digits[(place + 1)..];
            return PaymentReference.Mod10CheckDigit(mistyped) != PaymentReference.Mod10CheckDigit(digits)
                && PaymentReference.Mod11CheckDigit(mistyped) != PaymentReference.Mod11CheckDigit(digits);
        })
        .QuickCheckThrowOnFailure();
}
