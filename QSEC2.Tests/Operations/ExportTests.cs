using System.Text.Json.Nodes;
using QSEC2.Domain.People;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Operations.Verbs;

namespace QSEC2.Tests.Operations;

public sealed class ExportTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestFolder _out = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
    }

    [Fact]
    public async Task Only_what_is_published_leaves_and_what_was_removed_leaves_the_next_export()
    {
        await using var site = Site.Start(folder: _folder.Path);
        using var moderator = await site.WithTokenAsync(Role.Moderator);
        var published = await AskAsync(moderator, "Publiée SECRET-1 ?");
        await moderator.ApproveAsync(published);
        await AskAsync(moderator, "En attente SECRET-2 ?");
        await moderator.RefuseAsync(await AskAsync(moderator, "Refusée SECRET-3 ?"));
        var removed = await AskAsync(moderator, "Retirée SECRET-4 ?");
        await moderator.ApproveAsync(removed);
        await moderator.RemoveAsync(removed);
        using var sent = await moderator.SubmitPhotoAsync(TestPictures.Jpeg());
        var photo = (Guid)(await sent.JsonAsync())["id"]!;
        await moderator.ApproveAsync(photo, new { photoGround = "nobody_recognisable" });

        await ExportAsync();
        Assert.Equal(new[] { published, photo }.Order(), Exported().Order());
        Assert.Equal($"{photo}.webp", Path.GetFileName(Assert.Single(Directory.GetFiles(_out.At("photos")))));
        Assert.DoesNotMatch("SECRET-[234]", string.Concat(Directory.GetFiles(_out.Path).Select(File.ReadAllText)));

        await moderator.RemoveAsync(photo);
        await ExportAsync();
        Assert.Equal([published], Exported());
        Assert.Empty(Directory.GetFiles(_out.At("photos")));
    }

    [Fact]
    public async Task The_programme_leaves_with_its_pictures_and_drafts_stay()
    {
        await using var site = Site.Start(folder: _folder.Path);
        using var lea = await site.OperatorAsync("93");
        var (shown, draft) = (await lea.AddEventAsync("Montrée", "93"), await lea.AddEventAsync("Brouillon SECRET", "93"));
        var picture = await lea.AddPictureAsync(shown, TestPictures.Jpeg());
        await lea.AddPictureAsync(draft, TestPictures.Jpeg());
        (await lea.PressAsync(shown, "publier")).Dispose();

        await ExportAsync();
        Assert.Equal($"{picture}.webp", Path.GetFileName(Assert.Single(Directory.GetFiles(_out.At("photos")))));
        var programme = await File.ReadAllTextAsync(_out.At("programme.json"), Cancellation);
        Assert.DoesNotContain("SECRET", programme, StringComparison.Ordinal);
        var entry = JsonNode.Parse(programme)!.AsArray().Single(entry => (string)entry!["slug"]! == "montree")!;
        Assert.Equal(("event", picture), ((string)entry["content"]!["$type"]!, (Guid)entry["content"]!["pictures"]![0]!["id"]!));
    }

    [Fact]
    public async Task No_text_becomes_a_formula_in_a_spreadsheet()
    {
        await using var site = Site.Start(folder: _folder.Path);
        using var moderator = await site.WithTokenAsync(Role.Moderator);
        foreach (var text in new[] { "=1+1", "+33", "@somme", "Il dit \"non\", pourquoi ?" })
            await moderator.ApproveAsync(await AskAsync(moderator, text));

        await ExportAsync();
        var csv = await File.ReadAllTextAsync(_out.At("contributions.csv"), Cancellation);
        Assert.All(
            new[] { "\"'=1+1\"", "\"'+33\"", "\"'@somme\"", "\"Il dit \"\"non\"\", pourquoi ?\"" },
            cell => Assert.Contains($",{cell},", csv, StringComparison.Ordinal)
        );
    }

    private async Task ExportAsync() => Assert.Equal(0, await CommandLine.RunAsync(["export", _out.Path, _folder.Setting]));

    private IEnumerable<Guid> Exported() =>
        JsonNode.Parse(File.ReadAllText(_out.At("contributions.json")))!.AsArray().Select(row => (Guid)row!["contribution"]!["id"]!);

    private static async Task<Guid> AskAsync(HttpClient client, string text) => (await client.AskAsync(text)).Id;
}
