using System.Diagnostics;
using System.Net;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace AdminPortal.E2E;

public sealed class CopyingACallAsCurl(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task What_is_copied_runs_in_a_shell_and_answers_what_the_page_shows()
    {
        var organization = await Given.AnOrganization("Skjærgård & Sønn AS");
        var account = await Given.AnAccount("Skjærgård", organization);
        var contact = await Given.AContact("Kari", "Krøll", organization, "kari@skjaergard.example");
        using var program = new ApiProgram(Address, "org-demo-all");
        var token = await program.TokenAsync("demo-secret");

        await SignInAs("Vigdis", $"/accounts?organization={organization}");
        var listed = (await Run(await Copied(Button("Kopier som curl")), token)).Expect(HttpStatusCode.OK);
        Assert.Equal([account], listed.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("id").GetString()));

        await GoTo($"/contacts/{contact}");
        var found = (await Run(await Copied(Button("Kopier som curl")), token)).Expect(HttpStatusCode.OK);
        Assert.Equal(contact, found.GetProperty("id").GetString());
    }

    /// <summary>As it stands, with the token in the shell's environment where the command looks for it.</summary>
    private static async Task<ApiAnswer> Run(string command, string token)
    {
        var start = new ProcessStartInfo("sh", ["-c", command + " -w '\\n%{http_code}'"]) { RedirectStandardOutput = true };
        start.Environment["TOKEN"] = token;
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var end = said.LastIndexOf('\n');
        return new(Enum.Parse<HttpStatusCode>(said[(end + 1)..]), said[..end]);
    }
}
