using Microsoft.Extensions.DependencyInjection;
using NetVips;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Posters;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Features.Posters;

public sealed class DrawingTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private const int Margin = 60;
    private const string LongTitle =
        "Pourquoi les arbres des boulevards parisiens souffrent-ils moins de la chaleur que ceux des villages voisins, "
        + "et que pourrions-nous en apprendre avant de planter, partout, les mêmes essences ?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?> Titles =>
        new()
        {
            { "Air", null },
            { LongTitle, null },
            { string.Join(' ', Enumerable.Repeat(LongTitle, 12)), null },
            { "Anticonstitutionnellement" + new string('a', 300), null },
            { LongTitle, "?" },
            { string.Join(' ', Enumerable.Repeat("Long témoignage", 200)), "«" },
            { "<b>&amp; un texte < plein > de signes &", null },
        };

    [Theory, MemberData(nameof(Titles))]
    public void Words_stay_on_the_picture(string title, string? glyph)
    {
        var sheet = Sheet(title) with { Glyph = glyph };
        using var drawn = Draw(sheet);
        using var bare = Draw(sheet with { Above = "", Title = " ", Below = "" });
        using var changed = (drawn - bare).Abs().Bandmean() > 24;
        using var inside = changed.ExtractArea(Margin, 40, PosterDesign.Width - (2 * Margin), PosterDesign.Height - 60);
        Assert.NotEqual(0, inside.Avg());
        Assert.Equal(inside.Avg() * inside.Width * inside.Height, changed.Avg() * changed.Width * changed.Height, 1);
    }

    [Fact]
    public void Seasons_and_pages_have_drawings_of_their_own()
    {
        var pictures = new[]
        {
            Sheet("Un titre"),
            Sheet("Un titre") with
            {
                Season = "mobilites",
            },
            Sheet("Un titre") with
            {
                Season = "",
            },
            Sheet("Un titre") with
            {
                Seed = "autre",
            },
            Sheet("Un titre") with
            {
                Department = "93",
            },
        };
        Assert.Equal(
            pictures.Length,
            pictures.Select(sheet => Convert.ToBase64String(Press(sheet))).Distinct(StringComparer.Ordinal).Count()
        );
    }

    [Fact]
    public async Task What_many_ask_for_at_once_is_drawn_once_and_whoever_asks_for_too_much_is_told_to_come_back()
    {
        var shelf = one.Site.Services.GetRequiredService<PosterCache>();
        var same = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shelf.TakeAsync(Sheet("Une fois"), Now)));
        Assert.All(same, picture => Assert.Same(same[0], picture));
        var many = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => shelf.TakeAsync(Sheet($"Titre {number}"), Now)));
        Assert.Contains(many, picture => picture is null);
        Assert.NotNull(await shelf.TakeAsync(Sheet("Après"), Now));
    }

    [Fact]
    public async Task No_font_need_be_installed()
    {
        var folder = Directory.CreateTempSubdirectory("qsec2-").FullName;
        var settings = Path.Combine(folder, "fonts.conf");
        await File.WriteAllTextAsync(settings, $"<fontconfig><dir>{folder}</dir></fontconfig>", Now);
        await using (var bare = await SiteProcess.StartAsync(folder, new Dictionary<string, string> { ["FONTCONFIG_FILE"] = settings }))
        {
            using var there = bare.Client();
            using var here = one.Site.Public();
            using var bareDrawing = ReadPictures.Read(await there.GetByteArrayAsync("/affiches/murs/air-agir.png", Now));
            using var drawing = ReadPictures.Read(await here.GetByteArrayAsync("/affiches/murs/air-agir.png", Now));

            // The edges of letters are softened as the machine has it; other letters would be elsewhere.
            using var elsewhere = (drawing - bareDrawing).Abs().Bandmean() > 128;
            Assert.InRange(elsewhere.Avg(), 0, 3);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Respire\u2011t\u2011on\u202F?", "Respire-t-on\u202F?")]
    [InlineData("Un 🚲\tet\nun train", "Un et un train")]
    [InlineData("Łódź, Nguyễn, œuvre, l’été « ici »", "Łódź, Nguyễn, œuvre, l’été « ici »")]
    [InlineData("ما هذا", "")]
    public void What_cannot_be_drawn_is_left_out(string text, string drawn) => Assert.Equal(drawn, PosterText.Drawable(text));

    private static PosterContent Sheet(string title) => new("air", "air-agir", "Saison Air", title, "Drancy");

    private byte[] Press(PosterContent sheet)
    {
        var (ground, words) = one.Site.Services.GetRequiredService<PosterDesign>().Of(sheet);
        return one.Site.Services.GetRequiredService<PosterRenderer>().Render(ground, words);
    }

    private Image Draw(PosterContent sheet) => ReadPictures.Read(Press(sheet));
}
