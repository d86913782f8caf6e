namespace AdminPortal.Application.Accounts;

/// <summary>An account's changeable fields, all of them, as <c>PUT /accounts/{id}</c> writes them.</summary>
public sealed class AccountUpdate : AccountChange
{
    public bool Enabled { get; set; } = true;
}

/// <summary>Some of an account's changeable fields, as <c>PATCH /accounts/{id}</c> writes them; what they become keeps the rules of <see cref="AccountUpdate"/>.</summary>
public sealed class AccountPatch
{
    /// <summary>Whether the name is written; else it stays.</summary>
    public bool WithName { get; set; }

    public string? Name { get; set; }

    /// <summary>Null where it stays.</summary>
    public bool? Enabled { get; set; }

    internal AccountUpdate On(Account account) => new() { Name = WithName ? Name : account.Name, Enabled = Enabled ?? account.Enabled };
}
