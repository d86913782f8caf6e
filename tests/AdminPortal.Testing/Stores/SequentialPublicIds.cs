using System.Globalization;
using AdminPortal.Application.Common;

namespace AdminPortal.Testing;

/// <summary>Ids of the contract's form that come out alike in every run: <c>o-p-00000000000000000001</c> and so on.</summary>
public sealed class SequentialPublicIds : IPublicIds
{
    private int last;

    public string NewOrganization() => PublicId.Organization + Tail();

    public string NewContact() => PublicId.Contact + Tail();

    public string NewGrant() => PublicId.Grant + Tail();

    public string NewAccount(bool isSandbox, string cloud) => PublicId.AccountPrefix(isSandbox, cloud) + Tail();

    public string NewApiClient() => PublicId.ApiClient + Tail();

    public string NewBillingAccount() => NewAddressCard();

    public string NewAddressCard() => (10_000_000 + Interlocked.Increment(ref last)).ToString(CultureInfo.InvariantCulture);

    private string Tail() => Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture).PadLeft(PublicId.TailLength, '0');
}
