using System.ComponentModel.DataAnnotations;

namespace AdminPortal.Application.Accounts;

/// <summary>What a person may write anew in an account; the bounds are those of <c>PATCH /accounts/{id}</c>. Type, region and cloud never change.</summary>
public class AccountChange
{
    [Required, StringLength(255)]
    public string? Name { get; set; }
}
