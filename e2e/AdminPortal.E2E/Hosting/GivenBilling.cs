using AdminPortal.Application.BillingAccounts;

namespace AdminPortal.E2E.Hosting;

public sealed partial class Given
{
    /// <summary>Answers its number.</summary>
    public Task<string> AnAddressCard(string organizationId, string street) => DoAsync<AddressCardService, string>(service => service.CreateAsync(
        organizationId, new() { StreetName = street, StreetAddress = "1", PostalCode = "0150", PostalPlace = "Oslo", Format = "PDF" }, CancellationToken.None));

    /// <summary>Answers its number, without the prefix that invoices show.</summary>
    public Task<string> ABillingAccount(string ownerId, string payerId, string cardNumber) => DoAsync<BillingAccountChangeService, string>(service => service.CreateAsync(
        new() { OwnerId = ownerId, PayerId = payerId, AddressCardNumber = cardNumber }, CancellationToken.None));
}
