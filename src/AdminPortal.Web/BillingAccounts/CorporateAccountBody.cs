using AdminPortal.Application.BillingAccounts.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>Reads what is sent for a new account; members that the document does not have are passed over.</summary>
internal static class CorporateAccountBody
{
    public const string Reference1 = "accountReference1";
    public const string Reference2 = "accountReference2";
    public const string Reference3 = "accountReference3";
    public const string AddressCardId = "addressCardId";
    public const string Owner = "ownerOrganizationNumber";
    public const string Payer = "payerOrganizationNumber";

    public static CorporateAccountInput Read(ApiBody body) => new()
    {
        AccountReference1 = body.Text(Reference1),
        AccountReference2 = body.Text(Reference2),
        AccountReference3 = body.Text(Reference3),
        AddressCardId = body.Text(AddressCardId),
        OwnerOrganizationNumber = body.Text(Owner),
        PayerOrganizationNumber = body.Text(Payer),
    };
}
