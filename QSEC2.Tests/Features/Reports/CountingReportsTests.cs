using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Reports;

namespace QSEC2.Tests.Features.Reports;

public sealed class CountingReportsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_desk_says_how_many_wait_after_a_restart_too()
    {
        using var folder = new TestFolder();
        await using (var site = Site.Start(folder: folder.Path))
        {
            using var moderator = await site.WithTokenAsync();
            var (id, _) = await site.Public().AskAsync("Signalée ?");
            await moderator.ApproveAsync(id);
            await site
                .Services.GetRequiredService<ReportDesk>()
                .ReceiveAsync(id, new ReportDraft(RefusalReason.Illegal, "À voir.", null, null), Cancellation);
            Assert.Contains("Signalements (1)", await JournalAsync(site), StringComparison.Ordinal);
        }

        await using var again = Site.Start(folder: folder.Path);
        Assert.Contains("Signalements (1)", await JournalAsync(again), StringComparison.Ordinal);
        var desk = again.Services.GetRequiredService<ReportDesk>();
        await desk.HandleAsync(
            (await desk.ListOpenAsync(Cancellation)).Single().Report.Id,
            ReportOutcome.Kept,
            null,
            SampleContributions.Nour,
            Cancellation
        );
        Assert.DoesNotContain("Signalements (", await JournalAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_are_held_back_like_contributions()
    {
        await using var site = Site.Start(new() { ["Limits:SubmissionsPerDevicePerMinute"] = "2" });
        using var citizen = SignInSteps.Watchful(site.Address);
        for (var sent = 0; sent < 2; sent++)
            Assert.Equal(HttpStatusCode.OK, (await citizen.FillAsync("/signaler", [])).StatusCode);

        using var tooFast = await citizen.FillAsync("/signaler", []);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooFast.StatusCode);
        Assert.NotNull(tooFast.Headers.RetryAfter);
    }

    private static async Task<string> JournalAsync(Site site)
    {
        using var admin = await site.SignedInAsync(Role.Admin);
        return await (await admin.GetAsync("/moderation/journal", Cancellation)).TextAsync();
    }
}
