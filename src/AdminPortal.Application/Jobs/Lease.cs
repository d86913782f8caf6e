using System.Globalization;
using System.Security.Cryptography;

namespace AdminPortal.Application.Jobs;

/// <summary>How long an instance that says nothing any more is taken for alive.</summary>
internal static class Lease
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>After this the holder renews it, so that two of them may fail.</summary>
    public static readonly TimeSpan Renewal = Length / 3;

    /// <summary>A name that no other instance has, in this process or elsewhere; fits the column.</summary>
    public static string NewInstance() => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
}
