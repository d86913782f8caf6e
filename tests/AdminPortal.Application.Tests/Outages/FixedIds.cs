using AdminPortal.Application.Common;

namespace AdminPortal.Application.Tests.Outages;

/// <summary>The same id at each asking, so that two runs of one write come out alike; where anything were made twice the store would refuse it.</summary>
internal sealed class FixedIds : IPublicIds
{
    private static readonly string Tail = new('9', PublicId.TailLength);

    public string NewOrganization() => PublicId.Organization + Tail;

    public string NewContact() => PublicId.Contact + Tail;

    public string NewGrant() => PublicId.Grant + Tail;

    public string NewAccount(bool isSandbox, string cloud) => PublicId.AccountPrefix(isSandbox, cloud) + Tail;

    public string NewApiClient() => PublicId.ApiClient + Tail;

    public string NewBillingAccount() => "99999998";

    public string NewAddressCard() => "99999999";
}
