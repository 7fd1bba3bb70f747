using Microsoft.EntityFrameworkCore;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Photos;

/// <summary>A file stays as long as a revision or an answer names it.</summary>
public sealed class PictureKeeperTests : IDisposable
{
    private const string Form = ".answer-desk__form";
    private static readonly byte[] Picture = TestPictures.Jpeg(300, 200);
    private readonly TestFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_nothing_names_any_more_is_gone_after_a_day_and_what_a_revision_names_is_not()
    {
        Guid inHistory,
            fresh,
            forgotten,
            answered,
            takenOut;
        await using (var site = Site.Start(folder: _folder.Path))
        {
            using var lea = await site.OperatorAsync("93");
            var page = await lea.AddEventAsync("Avec une histoire", "93");
            inHistory = await lea.AddPictureAsync(page, Picture);
            await RemoveAsync(lea, page, ".manage__form");
            forgotten = await SendAsync(lea);
            (answered, takenOut) = await AnswerAsync(site);
            await AgeAsync(site);
            fresh = await SendAsync(lea);
        }

        foreach (var folder in Directory.GetDirectories(_folder.At("photos"), "*", SearchOption.AllDirectories))
            Directory.SetLastWriteTimeUtc(folder, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-30));
        await using (Site.Start(folder: _folder.Path))
            await Eventually.TrueAsync(() => Task.FromResult(Kept()), kept => !kept.Contains(forgotten) && !kept.Contains(takenOut));
        Assert.Equal(new[] { inHistory, answered, fresh }.Order(), Kept().Order());
    }

    private static async Task<(Guid Answered, Guid TakenOut)> AnswerAsync(Site site)
    {
        using var anyone = site.Public();
        using var desk = await site.WithTokenAsync();
        var (id, _) = await anyone.AskAsync("Deux images ?");
        await desk.ApproveAsync(id);
        using var expert = await site.ExpertAsync(id);
        var page = $"/reponses/{id}";
        var takenOut = await expert.AddPictureAsync(page, Picture, selector: Form);
        await RemoveAsync(expert, page, Form);
        return (await expert.AddPictureAsync(page, Picture, selector: Form), takenOut);
    }

    // Sent in with an entry that is never saved.
    private static async Task<Guid> SendAsync(HttpClient writer)
    {
        const string Page = "/gestion/evenements/nouveau";
        using var shown = await writer.UploadAsync(
            Page,
            (await writer.OpenAsync(Page)).With("picture", "add").WithFile("pictures[0].file", Picture)
        );
        return Guid.Parse(Forms.Read(await shown.Content.ReadAsStringAsync(Now), ".manage__form")["pictures[0].id"]);
    }

    private static async Task RemoveAsync(HttpClient writer, string page, string selector)
    {
        using var arranged = await writer.UploadAsync(page, (await writer.OpenAsync(page, selector)).With("picture", "remove:0"));
        (await writer.UploadAsync(page, Forms.Read(await arranged.Content.ReadAsStringAsync(Now), selector))).Dispose();
    }

    private static async Task AgeAsync(Site site)
    {
        await using var db = site.Database();
        var yesterday = TimeProvider.System.GetUtcNow().AddHours(-25);
        await db.PictureFiles.ExecuteUpdateAsync(files => files.SetProperty(file => file.At, yesterday), Now);
    }

    private List<Guid> Kept() =>
        [
            .. Directory
                .GetDirectories(_folder.At("photos"))
                .SelectMany(Directory.GetDirectories)
                .Select(folder => Guid.Parse(Path.GetFileName(folder))),
        ];
}
