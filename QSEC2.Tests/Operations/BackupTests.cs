using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Moderation;

namespace QSEC2.Tests.Operations;

public sealed class BackupTests : BackupTest
{
    private static readonly Dictionary<string, string> Unhurried = new() { ["Limits:SubmissionsPerAddressPerMinute"] = "0" };

    [Fact]
    public async Task What_was_taken_back_since_the_backup_stays_so()
    {
        var ids = new List<Guid>();
        await using (var site = Site.Start(Unhurried, folder: Here.Path))
        {
            using var moderator = await site.WithTokenAsync(Role.Moderator);
            var codes = new List<string>();
            foreach (
                var text in new[]
                {
                    "Retirée par l’équipe ?",
                    "Reprise ?",
                    "Effacée ?",
                    "Gardée ?",
                    "Reconsidérée ?",
                    "Reconsidérée, puis refusée ?",
                }
            )
            {
                var (id, code) = await moderator.AskAsync(text);
                await moderator.ApproveAsync(id);
                ids.Add(id);
                codes.Add(code);
            }

            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
            await moderator.RemoveAsync(ids[0]);
            await moderator.DeleteAsync($"/api/v1/receipts/{codes[1]}", Cancellation);
            await moderator.DeleteAsync($"/api/v1/receipts/{codes[2]}?erase=true", Cancellation);
            foreach (var id in ids.TakeLast(2))
                await ReconsiderAsync(site, id);
            await moderator.RefuseAsync(ids[5]).IsAsync(HttpStatusCode.NoContent);
        }

        Assert.Equal(0, await RunAsync(Here, "restore", Saved));
        await using var restored = Site.Start(folder: Here.Path);
        using var client = restored.Public();
        var shown = (await client.GetJsonAsync($"/api/v1/walls/{Site.Wall}"))["contributions"]!.AsArray();
        Assert.Equal(ids[3], (Guid)Assert.Single(shown)!["id"]!);
        await using var db = restored.Database();
        Assert.Equal("", db.Contributions.Single(contribution => contribution.Id == ids[2]).Text);
    }

    [Fact]
    public async Task A_backup_made_while_people_write_comes_backElsewhere_with_everything()
    {
        Guid photo;
        string wall,
            receipt;
        await using (var site = Site.Start(Unhurried, folder: Here.Path))
        {
            using var moderator = await site.WithTokenAsync(Role.Moderator);
            using var sent = await moderator.SubmitPhotoAsync(TestPictures.Jpeg());
            photo = (Guid)(await sent.JsonAsync())["id"]!;
            await moderator.ApproveAsync(photo, new { photoGround = "nobody_recognisable" });
            var (asked, code) = await moderator.AskAsync("Qu’est-ce qui reste après une panne ?");
            await moderator.ApproveAsync(asked);
            wall = (await moderator.GetJsonAsync($"/api/v1/walls/{Site.Wall}"))["contributions"]!.ToJsonString();
            receipt = code;
            using var enough = new CancellationTokenSource();
            var writing = WriteUntilAsync(site, enough.Token);
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
            await enough.CancelAsync();
            await writing;
        }

        using var fresh = new TestFolder();
        Assert.Equal(0, await RunAsync(fresh, "restore", Saved));
        await using var restored = Site.Start(folder: fresh.Path);
        using var client = restored.Public();
        Assert.Equal(wall, (await client.GetJsonAsync($"/api/v1/walls/{Site.Wall}"))["contributions"]!.ToJsonString());
        Assert.Equal("published", (string)(await client.GetJsonAsync($"/api/v1/receipts/{receipt}"))["status"]!);
        Assert.True((await client.GetAsync($"/photos/{photo}/480.webp", Cancellation)).IsSuccessStatusCode);
        Assert.Equal(
            Directory.GetFiles(Here.At("keys")).Select(Path.GetFileName).Order(),
            Directory.GetFiles(fresh.At("keys")).Select(Path.GetFileName).Order()
        );
        Assert.Equal("ok", await AskAsync(fresh, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task The_pictures_of_what_the_team_writes_come_back_with_it_and_with_its_history()
    {
        Guid shown,
            before;
        string page;
        await using (var site = Site.Start(Unhurried, folder: Here.Path))
        {
            using var lea = await site.OperatorAsync("93");
            page = await lea.AddEventAsync("En images", "93");
            before = await lea.AddPictureAsync(page, TestPictures.Jpeg());
            (await lea.UploadAsync(page, await lea.OpenAsync(page))).Dispose();
            using var arranged = await lea.UploadAsync(page, (await lea.OpenAsync(page)).With("picture", "remove:0"));
            (await lea.UploadAsync(page, Forms.Read(await arranged.Content.ReadAsStringAsync(Cancellation), ".manage__form"))).Dispose();
            shown = await lea.AddPictureAsync(page, TestPictures.Png());
            (await lea.PressAsync(page, "publier")).Dispose();
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
        }

        using var fresh = new TestFolder();
        Assert.Equal(0, await RunAsync(fresh, "restore", Saved));
        await using var restored = Site.Start(folder: fresh.Path);
        using var anyone = restored.Public();
        Assert.True((await anyone.GetAsync($"/photos/{shown}/960.jpg", Cancellation)).IsSuccessStatusCode);
        Assert.False((await anyone.GetAsync($"/photos/{before}/960.jpg", Cancellation)).IsSuccessStatusCode);
        using var max = await restored.OperatorAsync("93");
        (await max.PressAsync(page, "retablir", ("revision", "2"))).Dispose();
        Assert.True((await anyone.GetAsync($"/photos/{before}/960.jpg", Cancellation)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        Assert.Equal(0, await RunAsync(Here, "migrate"));
        Assert.Equal(0, await RunAsync(Here, "backup"));

        var saved = Assert.Single(Directory.GetFiles(Here.At("backups")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(saved));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Here.At("keys")));
        }
    }

    [Fact]
    public async Task A_folder_without_a_site_has_nothing_to_save()
    {
        Assert.Equal(1, await RunAsync(Here, "backup", Saved));
        Assert.False(File.Exists(Saved));
        Assert.False(File.Exists(Here.At("qsec2.db")));
    }

    private static async Task WriteUntilAsync(Site site, CancellationToken enough)
    {
        using var client = site.Public();
        var number = 0;
        while (!enough.IsCancellationRequested || number < 20)
        {
            using var sent =
                number++ % 10 == 0
                    ? await client.SubmitPhotoAsync(TestPictures.Jpeg(200, 150))
                    : await client.SubmitAsync(new { kind = "question", text = $"Question {number} ?" });
            if (number % 10 == 1)
                await client.DeleteAsync($"/api/v1/receipts/{(await sent.JsonAsync())["code"]}?erase=true", Cancellation);
        }
    }

    // Whoever decided takes it back: it waits again.
    private static async Task ReconsiderAsync(Site site, Guid id)
    {
        await using var db = site.Database();
        var decided = db.Contributions.Single(contribution => contribution.Id == id).Verdict!;
        Assert.True(
            await site.Services.GetRequiredService<ModerationDesk>().ReopenAsync(id, new Moderator(decided.ById, decided.By), Cancellation)
        );
    }
}
