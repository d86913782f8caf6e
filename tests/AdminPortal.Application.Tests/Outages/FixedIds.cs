using AdminPortal.Application.Common;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>The same id at each asking, so that two runs of one write come out alike; where anything were made twice the store would refuse it.</summary>
internal sealed class FixedIds : IPublicIds
{
    /// <summary>What every id ends with.</summary>
    public char Digit { get; set; } = '8';

    private string Tail => new(Digit, PublicId.TailLength);

    public string NewOrganization() => PublicId.Organization + Tail;

    public string NewContact() => PublicId.Contact + Tail;

    public string NewGrant() => PublicId.Grant + Tail;

    public string NewAccount(bool isSandbox, string cloud) => PublicId.AccountPrefix(isSandbox, cloud) + Tail;

    public string NewApiClient() => PublicId.ApiClient + Tail;

    public string NewBillingAccount() => $"5000000{Digit}";

    public string NewAddressCard() => $"6000000{Digit}";
}
