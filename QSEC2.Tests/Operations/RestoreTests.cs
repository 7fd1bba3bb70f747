using System.IO.Compression;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Data.Sqlite;
using QSEC2.Domain.People;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Operations;

public sealed class RestoreTests : BackupTest
{
    [Fact]
    public async Task After_a_restore_a_screen_that_saw_more_is_told_the_wall_anew_and_no_number_comes_twice()
    {
        long seen;
        await using (var site = Site.Start(folder: Here.Path))
        {
            using var moderator = await site.WithTokenAsync(Role.Moderator);
            await ApproveAsync(moderator, "Avant la sauvegarde ?");
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
            await ApproveAsync(moderator, "Après la sauvegarde ?");
            seen = (long)(await moderator.GetJsonAsync($"/api/v1/walls/{Site.Wall}"))["sequence"]!;
        }

        Assert.Equal(0, await RunAsync(Here, "restore", Saved));
        await using var restored = Site.Start(folder: Here.Path);
        await using var screen = restored.Hub();
        await screen.StartAsync(Cancellation);
        var joined = await screen.InvokeAsync<WallJoined>("Join", Site.Wall, (long?)seen, Cancellation);
        Assert.Equal("Avant la sauvegarde ?", Assert.Single(joined.Snapshot!).Text);

        using var desk = await restored.WithTokenAsync(Role.Moderator);
        await ApproveAsync(desk, "Et maintenant ?");
        var next = (await desk.GetJsonAsync($"/api/v1/walls/{Site.Wall}/events?after={seen}"))["events"]!.AsArray();
        Assert.True((long)Assert.Single(next)!["sequence"]! > seen);
    }

    [Fact]
    public async Task On_another_machine_where_a_site_was_started_before_no_number_comes_twice_either()
    {
        await using (var site = Site.Start(folder: Here.Path))
        {
            using var moderator = await site.WithTokenAsync(Role.Moderator);
            await ApproveAsync(moderator, "Avant la sauvegarde ?");
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
        }

        using var other = new TestFolder();
        Assert.Equal(0, await RunAsync(other, "migrate"));
        Assert.Equal(0, await RunAsync(other, "restore", Saved));
        Assert.True(
            long.Parse(
                await AskAsync(other, $"""SELECT "Sequence" FROM "Walls" WHERE "Slug" = '{Site.Wall}'"""),
                System.Globalization.CultureInfo.InvariantCulture
            ) > 10_000
        );
    }

    [Fact]
    public async Task What_was_there_before_a_restore_is_kept_beside_it()
    {
        Assert.Equal(0, await RunAsync(Here, "seed-demo"));
        Assert.Equal(0, await RunAsync(Here, "backup", Saved));
        Assert.Equal(0, await RunAsync(Here, "restore", Saved));

        var aside = Assert.Single(Directory.GetDirectories(Here.At("backups")));
        Assert.StartsWith("before-restore-", Path.GetFileName(aside), StringComparison.Ordinal);
        Assert.Contains("qsec2.db", Directory.GetFiles(aside).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Whoever_cancelled_a_registration_since_the_backup_does_not_come_back()
    {
        await using (var site = Site.Start(folder: Here.Path))
        {
            await site.AnnounceAsync("soiree", EventSteps.Booked(2));
            using var citizen = site.Browser();
            string[] codes = [await citizen.RegisterAsync("soiree", 1, "Léa"), await citizen.RegisterAsync("soiree", 1, "Max")];
            Assert.Equal(0, await RunAsync(Here, "backup", Saved));
            await citizen.CancelAsync(codes[0]);
        }

        Assert.Equal(0, await RunAsync(Here, "restore", Saved));
        Assert.Equal("Max", await AskAsync(Here, """SELECT group_concat("Name", '') FROM "Registrations" """));
    }

    [Fact]
    public async Task Under_a_running_site_nothing_is_restored()
    {
        await using var site = Site.Start(folder: Here.Path);
        Assert.Equal(0, await RunAsync(Here, "backup", Saved));
        Assert.Equal(1, await RunAsync(Here, "restore", Saved));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("text")]
    [InlineData("cut")]
    [InlineData("without a database")]
    [InlineData("a database of something else")]
    [InlineData("a damaged database")]
    [InlineData("a way out")]
    [InlineData("a file of something else")]
    [InlineData("more than it can be")]
    public async Task What_is_no_backup_is_refused_and_everything_stays_as_it_was(string what)
    {
        Assert.Equal(0, await RunAsync(Here, "seed-demo"));
        Assert.Equal(0, await RunAsync(Here, "backup", Saved));
        await SpoilAsync(what);
        var before = await EverythingAsync(Here);

        Assert.Equal(1, await RunAsync(Here, "restore", Saved));

        Assert.Equal(before, await EverythingAsync(Here));
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "qsec2-way-out")));
    }

    private async Task SpoilAsync(string what)
    {
        switch (what)
        {
            case "missing":
                File.Delete(Saved);
                break;
            case "text":
                await File.WriteAllTextAsync(Saved, "Bonjour", Cancellation);
                break;
            case "cut":
                await using (var file = File.OpenWrite(Saved))
                    file.SetLength(file.Length / 2);
                break;
            case "without a database":
                await ChangeAsync(zip => zip.GetEntry("qsec2.db")!.Delete());
                break;
            case "a database of something else":
                await using (var other = new SqliteConnection($"Data Source={Elsewhere.At("other.db")};Pooling=False"))
                {
                    await other.OpenAsync(Cancellation);
                    await new SqliteCommand("CREATE TABLE recipes (id INTEGER)", other).ExecuteNonQueryAsync(Cancellation);
                }

                await ReplaceDatabaseAsync(await File.ReadAllBytesAsync(Elsewhere.At("other.db"), Cancellation));
                break;
            case "a damaged database":
                await ReplaceDatabaseAsync([.. Enumerable.Repeat((byte)7, 20_000)]);
                break;
            case "a file of something else":
                await ChangeAsync(zip => zip.CreateEntry("photos/../running.lock").Open().Dispose());
                break;
            case "more than it can be":
                await ChangeAsync(zip => zip.CreateEntry("photos/zeros").Open().Dispose());
                await ZipLies.SayLengthAsync(Saved, "photos/zeros", 0xF000_0000);
                break;
            default:
                await ChangeAsync(zip => zip.CreateEntry("../../../../../../../../tmp/qsec2-way-out").Open().Dispose());
                break;
        }
    }

    private Task ReplaceDatabaseAsync(byte[] bytes) =>
        ChangeAsync(zip =>
        {
            zip.GetEntry("qsec2.db")!.Delete();
            using var entry = zip.CreateEntry("qsec2.db").Open();
            entry.Write(bytes);
        });

    private async Task ChangeAsync(Action<ZipArchive> change)
    {
        await using var zip = await ZipFile.OpenAsync(Saved, ZipArchiveMode.Update, Cancellation);
        change(zip);
    }

    // The write-ahead files come and go with connections: what they hold is in the count.
    private static async Task<string> EverythingAsync(TestFolder folder)
    {
        SqliteConnection.ClearAllPools();
        var files = Directory
            .EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories)
            .Where(path =>
                !path.EndsWith("-wal", StringComparison.Ordinal)
                && !path.EndsWith("-shm", StringComparison.Ordinal)
                && !path.EndsWith("running.lock", StringComparison.Ordinal)
            );
        return string.Join('\n', files.Order(StringComparer.Ordinal)) + await AskAsync(folder, """SELECT count(*) FROM "Contributions" """);
    }
}
