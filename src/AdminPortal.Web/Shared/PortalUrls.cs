using System.Globalization;
using AdminPortal.Application.Common;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Shared;

/// <summary>The one place that makes addresses. Every value is escaped; an empty one leaves no trace in the query.</summary>
public static class PortalUrls
{
    public const string Home = "/";
    public const string Language = "/preferences/language";
    public const string SignOut = "/sign-out";
    public const string AuditExportPath = "/audit/export";
    public const string AccountExportPath = "/accounts/export";
    public const string ContactExportPath = "/contacts/export";
    public const string InvoiceExportPath = "/invoices/export";
    public const string InvoiceLinesExportPath = "/invoices/{number}/export";
    public const string AgeingExportPath = "/settlement/ageing/export";
    public const string Admin = "/admin";
    public const string AdminClients = "/admin?tab=clients";
    public const string AdminAccess = "/admin/access";
    public const string Staff = "/admin/access/staff";
    public const string MyAccess = "/my-access";
    public const string AdminSystem = "/admin/system";
    public const string NewApiClient = "/admin/clients/new";

    /// <summary>Where programs get their tokens.</summary>
    public const string Token = "/oauth/v2/token";
    public const string ImportsPath = "/admin/imports";
    public const string ImportSample = "/admin/imports/sample.csv";
    public const string InvoicesEhfPath = "/invoices/ehf";
    public const string DevelopmentSignIn = "/sign-in/development";
    public const string ApiReference = "/api-docs";
    public const string ApiDocument = "/openapi/v1.json";

    public static string Organizations(string? q = null) => With("/organizations", ("q", q));

    public static string Organization(string id, string? tab = null, string? q = null) => With($"/organizations/{Escape(id)}", ("tab", tab), ("q", q));

    public static string NewOrganization(string? parentId = null) => With("/organizations/new", ("parent", parentId));

    /// <param name="field">Name of the input that gets the focus.</param>
    public static string EditOrganization(string id, string? field = null) => $"/organizations/{Escape(id)}/edit{(field is null ? null : "#" + field)}";

    public static string DeletedOrganizations(params (string Name, object? Value)[] query) => With("/organizations/deleted", query);

    public static string Accounts(params (string Name, object? Value)[] query) => With("/accounts", query);

    public static string Account(string id, string? tab = null) => With($"/accounts/{Escape(id)}", ("tab", tab));

    public static string NewAccount(string? organizationId = null) => With("/accounts/new", ("organization", organizationId));

    /// <summary>Where the protection that stands on an account or organisation is shown.</summary>
    public static string Protection(string targetId) =>
        (targetId.StartsWith(PublicId.Organization, StringComparison.Ordinal) ? Organization(targetId) : Account(targetId)) + "#protection";

    public static string EditAccount(string id) => $"/accounts/{Escape(id)}/edit";

    public static string Contacts(params (string Name, object? Value)[] query) => With("/contacts", query);

    public static string Contact(string id, string? tab = null) => With($"/contacts/{Escape(id)}", ("tab", tab));

    public static string NewContact(string? organizationId = null, string? role = null) => With("/contacts/new", ("organization", organizationId), ("role", role));

    public static string ContactCoverage(string? organizationId = null) => With("/contacts/coverage", ("organization", organizationId));

    public static string ContactExport(string id) => $"/contacts/{Escape(id)}/export.json";

    public static string EditContact(string id) => $"/contacts/{Escape(id)}/edit";

    public static string Invoices(params (string Name, object? Value)[] query) => With("/invoices", query);

    public static string Invoice(string number, string? tab = null) => With($"/invoices/{Escape(number)}", ("tab", tab));

    public static string InvoiceLine(string number, int line) => With($"/invoices/{Escape(number)}", ("line", line));

    /// <param name="query">The filters and the order, as the address of the list has them.</param>
    public static string InvoiceExport(string query, params (string Name, object? Value)[] changes) =>
        UrlQuery.Change(InvoiceExportPath, query, [("page", null), ("size", null), .. changes]);

    public static string InvoiceLinesExport(string number) => $"/invoices/{Escape(number)}/export";

    public static string Settlement(string? tab = null, params (string Name, object? Value)[] query) => With("/settlement", [("tab", tab), .. query]);

    /// <param name="list">Which of the lists of payments; those that wait for a person where null.</param>
    public static string Payments(string? list = null, params (string Name, object? Value)[] query) => Settlement("payments", [("list", list), .. query]);

    public static string Payment(long id) => $"/settlement/payments/{id.ToString(CultureInfo.InvariantCulture)}";

    public static string InvoicePdf(string number, string? language = null) => With($"/invoices/{Escape(number)}/pdf", ("language", language));

    public static string InvoiceEhf(string number) => $"/invoices/{Escape(number)}/ehf";

    /// <param name="query">The filters, as the address of the list has them.</param>
    public static string InvoicesEhf(string query) =>
        UrlQuery.Change(InvoicesEhfPath, query, ("ehf", null), ("page", null), ("size", null), ("sort", null), ("desc", null));

    /// <param name="query">The choices, as the address of the page has them.</param>
    public static string AgeingExport(string query) => UrlQuery.Change(AgeingExportPath, query, ("tab", null), ("rows", null));

    public static string Audit(params (string Name, object? Value)[] query) => With("/audit", query);

    /// <param name="query">The filters, as the address of the list has them.</param>
    public static string AuditExport(string query) => UrlQuery.Change(AuditExportPath, query, ("page", null), ("size", null));

    public static string AccountExport(params (string Name, object? Value)[] query) => With(AccountExportPath, query);

    public static string ContactExport(params (string Name, object? Value)[] query) => With(ContactExportPath, query);

    /// <summary>The address of an export, in another format than CSV.</summary>
    public static string Export(string href, string format)
    {
        var path = href.Split('?', 2);
        return UrlQuery.Change(path[0], path.Length > 1 ? path[1] : "", ("format", format));
    }

    public static string Import(long id) => $"{ImportsPath}/{id.ToString(CultureInfo.InvariantCulture)}";

    public static string ImportFaultsExport(long id) => $"{Import(id)}/faults";

    public static string ApiClient(string clientId) => $"/admin/clients/{Escape(clientId)}";

    public static string EditApiClient(string clientId) => $"{ApiClient(clientId)}/edit";

    public static string Grants(params (string Name, object? Value)[] query) => With(AdminAccess, query);

    /// <param name="personId">Who gets it; the form asks where null.</param>
    public static string NewGrant(string? personId = null, string? organizationId = null) =>
        With($"{AdminAccess}/new", ("person", personId), ("organization", organizationId));

    public static string StaffMember(string personId) => $"{Staff}/{Escape(personId)}";

    public static string BillingAccounts(params (string Name, object? Value)[] query) => With("/billing-accounts", query);

    /// <param name="number">Without the prefix that invoices show.</param>
    public static string BillingAccount(string number) => $"/billing-accounts/{Escape(number)}";

    public static string EditBillingAccount(string number) => $"{BillingAccount(number)}/edit";

    /// <param name="ownerId">The organisation to begin with.</param>
    public static string NewBillingAccount(string? ownerId = null) => With("/billing-accounts/new", ("owner", ownerId));

    public static string Jobs() => "/jobs";

    public static string Job(long id, string? status = null) => With($"/jobs/{id.ToString(CultureInfo.InvariantCulture)}", ("status", status));

    public static string SignIn(string? returnUrl = null) => With("/sign-in", ("returnUrl", returnUrl == Home ? null : returnUrl));

    /// <summary>For somebody who was signed out while they were at it: the page says so.</summary>
    public static string SignInAgain(string returnUrl) => With("/sign-in", ("returnUrl", returnUrl == Home ? null : returnUrl), ("ended", "true"));

    public static string EntraSignIn(string returnUrl) => With("/sign-in/entra", ("returnUrl", returnUrl));

    /// <param name="reason">Name of a SignInFailure.</param>
    public static string FailedSignIn(string reason, string returnUrl) => With("/sign-in", ("failed", reason), ("returnUrl", returnUrl == Home ? null : returnUrl));

    /// <param name="hereOnly">The identity provider could not be told.</param>
    public static string SignedOut(bool hereOnly = false) => With("/sign-in", ("signedOut", hereOnly ? "here" : "everywhere"));

    /// <param name="choose">Whether the provider asks which account it is to be.</param>
    public static string EntraSignIn(string returnUrl, bool choose = false) => With("/sign-in/entra", ("returnUrl", returnUrl), ("choose", choose ? "true" : null));

    /// <summary>The present address within the portal: path and query, as a return address needs it.</summary>
    public static string LocalOf(NavigationManager navigation) => new Uri(navigation.Uri).PathAndQuery;

    /// <summary>The present address with some query parameters set, replaced or (where null or empty) taken away.</summary>
    public static string Here(NavigationManager navigation, params (string Name, object? Value)[] changes)
    {
        var here = new Uri(navigation.Uri);
        return UrlQuery.Change(here.AbsolutePath, here.Query, changes);
    }

    private static string With(string path, params (string Name, object? Value)[] query) => UrlQuery.Change(path, "", query);

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
