using Microsoft.Playwright;

namespace AdminPortal.E2E.Hosting;

/// <summary>Makes what a journey changes, so that no journey meets another one's changes. Each ends on the new object's page, and answers its address.</summary>
internal static class NewObjects
{
    public const string MyOrganization = "o-p-0TgcUq7CylltM7OkwB4t";

    public static async Task<string> NewOrganization(this IPage page, string name)
    {
        await page.GoTo("/organizations/new");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Øverst" }).CheckAsync();
        await page.GetByLabel("Navn", new() { Exact = true }).FillAsync(name);
        await page.Button("Opprett organisasjon").ClickAsync();
        return await page.AddressOf(name);
    }

    public static async Task<string> NewAccount(this IPage page, string name, string organizationId = MyOrganization)
    {
        await page.GoTo($"/accounts/new?organization={organizationId}");
        await page.GetByLabel("Navn").FillAsync(name);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Produksjon" }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Google Cloud" }).CheckAsync();
        await page.Button("Opprett konto").ClickAsync();
        return await page.AddressOf(name);
    }

    public static async Task<string> NewContact(this IPage page, string firstName, string lastName)
    {
        await page.GoTo($"/contacts/new?organization={MyOrganization}");
        await page.GetByLabel("Fornavn").FillAsync(firstName);
        await page.GetByLabel("Etternavn").FillAsync(lastName);
        await page.Button("Opprett kontakt").ClickAsync();
        return await page.AddressOf($"{firstName} {lastName}");
    }

    private static async Task<string> AddressOf(this IPage page, string name)
    {
        await page.ExpectHeading(name);
        return new Uri(page.Url).AbsolutePath;
    }
}
