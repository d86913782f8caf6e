using AdminPortal.Application.Accounts;

namespace AdminPortal.Web.Accounts;

/// <summary>The filters of the list as its address writes them; what is not a known value narrows nothing.</summary>
/// <param name="IsOnlyItself">Leaves out the accounts of organisations below the chosen one.</param>
public sealed record AccountQuery(
    string? Text = null,
    string? Organization = null,
    bool IsOnlyItself = false,
    string? Type = null,
    string? Cloud = null,
    string? State = null,
    string? Product = null,
    bool IsDeleted = false)
{
    public const string Production = "production";
    public const string Sandbox = "sandbox";
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";

    public static readonly IReadOnlyList<string> Clouds = ["GCP", "OTC"];

    public AccountFilter Filter => new(Text, Organization, !IsOnlyItself, Either(Type, Sandbox, Production), Cloud, Either(State, Enabled, Disabled), Product, IsDeleted);

    public static AccountQuery Read(Func<string, string?> query) => new(
        query("q"),
        query("organization"),
        query("only") == "true",
        query("type") is Production or Sandbox ? query("type") : null,
        Clouds.FirstOrDefault(cloud => cloud == query("cloud")),
        query("state") is Enabled or Disabled ? query("state") : null,
        query("product"),
        query("deleted") == "true");

    /// <summary>The same filters as an address writes them.</summary>
    public static (string Name, object? Value)[] AsQuery(AccountFilter filter) =>
    [
        ("q", filter.Text),
        ("organization", filter.OrganizationId),
        ("only", filter is { OrganizationId: not null, WithSubtree: false }),
        ("type", filter.IsSandbox is { } sandbox ? sandbox ? Sandbox : Production : null),
        ("cloud", filter.Cloud),
        ("state", filter.Enabled is { } enabled ? enabled ? Enabled : Disabled : null),
        ("product", filter.Product),
        ("deleted", filter.Deleted),
    ];

    private static bool? Either(string? value, string yes, string no) => value == yes ? true : value == no ? false : null;
}
