using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Tests.Operations;

public sealed class VerbTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> People => [.. Role.All.Where(role => role != Role.Kiosk)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dance")]
    [InlineData("user")]
    [InlineData("user dance")]
    [InlineData("user add")]
    [InlineData("user add --email a@example.org")]
    [InlineData("user add --role moderator")]
    [InlineData("user add --email not-an-address --role moderator")]
    [InlineData("user add --email a@example.org --role king")]
    [InlineData("user add --email a@example.org --role kiosk")]
    [InlineData("user add --email a@example.org --role operator --departments 93,13")]
    [InlineData("user add --email a@example.org --role moderator --colour blue")]
    [InlineData("user add --email a@example.org --role")]
    [InlineData("user add somebody --email a@example.org --role moderator")]
    [InlineData("token add --name n")]
    [InlineData("token add --name n --role king")]
    [InlineData("restore")]
    [InlineData("restore one two")]
    [InlineData("backup one two")]
    [InlineData("export")]
    [InlineData("migrate now")]
    [InlineData("seed-demo now")]
    public async Task Wrong_usage_ends_with_2(string words) =>
        Assert.Equal(2, await CommandLine.RunAsync([.. words.Split(' '), _folder.Setting]));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Asking_for_help_is_no_mistake(string words) => Assert.Equal(0, await CommandLine.RunAsync([words]));

    [Fact]
    public async Task Without_a_verb_the_site_starts() => Assert.Null(await CommandLine.RunAsync([_folder.Setting]));

    [Fact]
    public async Task Wrong_usage_is_explained_on_standard_error_alone()
    {
        var (exitCode, output, errors) = await SiteProcess.RunAsync("user", "add", "--email", "a@example.org", _folder.Setting);

        Assert.Equal(2, exitCode);
        Assert.Equal("", output.Trim());
        Assert.Contains("--role is missing.", errors, StringComparison.Ordinal);
        Assert.Contains("QSEC2.Web user add --email E --role R [--departments 93,94]", errors, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(People))]
    public async Task Every_role_but_a_device_can_be_invited(string role)
    {
        Assert.Equal(0, await RunAsync("user", "add", "--email", "a@example.org", "--role", role, "--departments", "93,94"));

        await using var db = DatabaseEngine.Named(null).Open(_folder.At("qsec2.db"));
        var invitation = await db.Invitations.SingleAsync(Cancellation);
        Assert.Equal(("a@example.org", role, "93,94"), (invitation.Email, invitation.Role, invitation.Departments));
    }

    [Fact]
    public async Task While_the_site_runs_somebody_is_invited_and_chooses_a_password_once()
    {
        await using var site = await SiteProcess.StartAsync(_folder.Path);
        var (exitCode, output, errors) = await SiteProcess.RunAsync(
            "user",
            "add",
            "--email",
            "mediatrice@example.org",
            "--role",
            "mediator",
            "--Data:Directory",
            _folder.Path
        );
        Assert.Equal(0, exitCode);
        Assert.Contains("mediatrice@example.org", errors, StringComparison.Ordinal);
        var link = new Uri(output.Trim()).PathAndQuery;

        using var browser = SignInSteps.Watchful(site.Address);
        using var accepted = await browser.FillAsync(link, new() { ["cle"] = link.Split('=')[1], ["password"] = Site.AdminPassword });
        Assert.Equal("/compte", accepted.Headers.Location?.OriginalString);
        Assert.Contains(
            "mediatrice@example.org",
            await (await browser.GetAsync("/compte", Cancellation)).TextAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link, Cancellation)).StatusCode);
        Assert.Equal(1, await RunAsync("user", "add", "--email", "Mediatrice@example.org", "--role", "moderator"));
    }

    [Fact]
    public async Task While_the_site_runs_a_token_is_printed_alone_and_opens_what_its_role_may()
    {
        await using var site = await SiteProcess.StartAsync(_folder.Path);
        var (exitCode, output, errors) = await SiteProcess.RunAsync(
            "token",
            "add",
            "--name",
            "partenaire",
            "--role",
            "moderator",
            _folder.Setting
        );

        Assert.Equal((0, ""), (exitCode, errors.Trim()));
        Assert.Matches("^qsec2_[0-9a-f]{64}$", output.Trim());
        using var partner = site.Client(output.Trim());
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync("/api/v1/moderation/queue", Cancellation)).StatusCode);
        Assert.Equal(1, await RunAsync("token", "add", "--name", "partenaire", "--role", "moderator"));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing() => Assert.Equal((0, 0), (await RunAsync("migrate"), await RunAsync("migrate")));

    [Fact]
    public async Task Examples_fill_an_empty_site_only()
    {
        Assert.Equal(0, await RunAsync("seed-demo"));
        Assert.Equal(1, await RunAsync("seed-demo"));

        await using var site = Site.Start(folder: _folder.Path);
        using var client = site.Public();
        var shown = 0;
        foreach (var wall in (await client.GetJsonAsync("/api/v1/walls")).AsArray())
        {
            var contents = await client.GetJsonAsync($"/api/v1/walls/{wall!["slug"]}");
            Assert.Equal((long)wall["published"]!, contents["contributions"]!.AsArray().Count);
            Assert.Equal((long)wall["published"]!, (long)contents["sequence"]!);
            shown += contents["contributions"]!.AsArray().Count;
        }

        Assert.True(shown > 10);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_without_a_stack_trace()
    {
        await File.WriteAllTextAsync(_folder.At("file"), "", Cancellation);
        var (exitCode, _, errors) = await SiteProcess.RunAsync("migrate", $"--Data:Directory={_folder.At("file", "data")}");

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private async Task<int?> RunAsync(params string[] words) => await CommandLine.RunAsync([.. words, _folder.Setting]);
}
