using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Data.Seed;

/// <summary>Puts the seasons, their themes and a wall for each theme into the database, or brings them up to date.</summary>
public sealed class SeasonSeed
{
    public async Task SeedAsync(QsecDb db, CancellationToken cancellation = default)
    {
        var seasons = await db.Seasons.Include(season => season.Themes).ToListAsync(cancellation);
        var walls = await db.Walls.Select(wall => wall.Slug).ToHashSetAsync(cancellation);
        foreach (var sown in SeedFile.Read<SeasonSeedData[]>("seasons.json"))
        {
            var season = seasons.Find(known => known.Slug == sown.Slug) ?? db.Seasons.Add(new Season(sown.Slug)).Entity;
            season.Describe(sown.From, sown.To, sown.Title, sown.Summary, sown.Exhibition);
            foreach (var theme in sown.Themes)
                PlantTheme(db, season, theme, walls);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static void PlantTheme(QsecDb db, Season season, ThemeSeedData sown, HashSet<string> walls)
    {
        var theme = season.Themes.FirstOrDefault(known => known.Slug == sown.Slug) ?? season.Add(sown.Slug);
        theme.Describe(sown.Order, sown.Name, sown.Question, sown.Introduction);
        theme.Invite(sown.Prompts["question"], sown.Prompts["testimony"], sown.Prompts["photo"]);
        if (walls.Add(sown.Slug))
            db.Walls.Add(new Wall(sown.Slug, theme.Id));
    }

    private sealed record SeasonSeedData(
        string Slug,
        int From,
        int To,
        LocalText Title,
        LocalText Summary,
        LocalText Exhibition,
        ThemeSeedData[] Themes
    );

    private sealed record ThemeSeedData(
        string Slug,
        int Order,
        LocalText Name,
        LocalText Question,
        LocalText Introduction,
        Dictionary<string, LocalText> Prompts
    );
}

/// <summary>The seed files, which travel inside the program.</summary>
public static class SeedFile
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string name, JsonSerializerOptions? options = null)
    {
        using var file =
            typeof(SeedFile).Assembly.GetManifestResourceStream($"QSEC2.Web.Data.Seed.{name}")
            ?? throw new FileNotFoundException($"The seed file {name} is missing from the program.");
        return JsonSerializer.Deserialize<T>(file, options ?? Web)!;
    }
}
