using System.Text.Json.Serialization;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Contacts;

/// <summary>What a contact is for the customer; the names are the contract's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactRole>))]
public enum ContactRole
{
    Other = 1,
    CommercialOwner = 2,
    MainTechnicalContact = 3,
    FinancialContact = 4,
}

/// <summary>A person at a customer. E-mail and phones are kept as typed; beside them stands what they are found by.</summary>
public sealed class Contact : PublicObject, IDeletable
{
    private string firstName = "";
    private string? middleName;
    private string lastName = "";
    private string? email;
    private string? mobile;
    private string? phone;

    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    public required string FirstName
    {
        get => firstName;
        set
        {
            firstName = value;
            FoldName();
        }
    }

    public string? MiddleName
    {
        get => middleName;
        set
        {
            middleName = value;
            FoldName();
        }
    }

    public required string LastName
    {
        get => lastName;
        set
        {
            lastName = value;
            FoldName();
        }
    }

    public string NameSort { get; private set; } = "";

    public string NameSearch { get; private set; } = "";

    public string? Email
    {
        get => email;
        set
        {
            email = value;
            EmailSearch = SearchText.Email(value);
        }
    }

    public string EmailSearch { get; private set; } = "";

    public string? Mobile
    {
        get => mobile;
        set
        {
            mobile = value;
            MobileSearch = SearchText.Phone(value);
        }
    }

    public string MobileSearch { get; private set; } = "";

    public string? Phone
    {
        get => phone;
        set
        {
            phone = value;
            PhoneSearch = SearchText.Phone(value);
        }
    }

    public string PhoneSearch { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    public DateTime? DeletedAt { get; set; }

    public string? DeletedBy { get; set; }

    public string? DeletionId { get; set; }

    public List<ContactRoleAssignment> Roles { get; } = [];

    /// <summary>First, middle and last name, as the contract's <c>name</c>.</summary>
    public static string FullName(string first, string? middle, string last) =>
        string.Join(' ', new[] { first, middle, last }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private void FoldName()
    {
        NameSort = SearchText.SortKey($"{lastName} {firstName} {middleName}");
        NameSearch = SearchText.Fold(FullName(firstName, middleName, lastName));
    }
}

/// <summary>A role that a contact has.</summary>
public sealed class ContactRoleAssignment
{
    public long ContactId { get; set; }

    public Contact Contact { get; set; } = null!;

    public ContactRole Role { get; set; }
}
