using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Images;

namespace QSEC2.Web.Operations;

/// <summary>
/// What is published, as files: <c>contributions.json</c>, <c>contributions.csv</c>, <c>walls.json</c>, <c>programme.json</c> and
/// the pictures they name, in <c>photos/</c>. No signature in the CSV (needs L20).
/// </summary>
public sealed class Export(IDbContextFactory<QsecDb> databases, WallDirectory walls, PublishedProgramme programme, PhotoIntake photos)
{
    private static readonly JsonSerializerOptions Json = new(SiteJson.Options) { WriteIndented = true };

    /// <returns>How many contributions were written.</returns>
    public async Task<int> WriteAsync(string directory, CancellationToken cancellation)
    {
        EmptyPhotos(Path.Combine(directory, "photos"));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var places = await walls.AllAsync(cancellation);
        var slugs = places.ToDictionary(place => place.Id, place => place.Slug);
        var published = await db
            .Contributions.AsNoTracking()
            .Where(contribution => contribution.PublishedAt != null)
            .OrderBy(contribution => contribution.Id)
            .ToListAsync(cancellation);
        var rows = published
            .Zip(await db.ReadPublicViewsAsync(published, cancellation), (contribution, seen) => new Row(slugs[contribution.WallId], seen))
            .ToList();

        await WriteJsonAsync(
            directory,
            "walls.json",
            places.Select(place => new
            {
                place.Slug,
                Title = place.Title,
                Theme = place.Theme.Slug,
                Season = place.Season.Slug,
            }),
            cancellation
        );
        await WriteJsonAsync(directory, "contributions.json", rows, cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "contributions.csv"),
            Table(rows),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            cancellation
        );
        var entries = await programme.AllAsync<Content>(cancellation);
        await WriteJsonAsync(
            directory,
            "programme.json",
            entries
                .OrderBy(entry => entry.Content.Kind)
                .ThenBy(entry => entry.Slug, StringComparer.Ordinal)
                .Select(entry => new
                {
                    entry.Slug,
                    PublishedAt = entry.At,
                    entry.Content,
                }),
            cancellation
        );
        foreach (
            var (id, width) in rows.SelectMany(PicturesOf)
                .Concat(entries.SelectMany(entry => entry.Content.Pictures).Select(picture => (picture.Id, picture.Width)))
        )
        {
            if (photos.Find(id, PhotoVersions.For(width)[^1].Name) is { } file)
                File.Copy(file, Path.Combine(directory, "photos", $"{id}.webp"), overwrite: true);
        }

        return rows.Count;
    }

    private static IEnumerable<(Guid Id, int Width)> PicturesOf(Row row)
    {
        if (row.Contribution.Photo is { } photo)
            yield return (row.Contribution.Id, photo.Width);
        foreach (var picture in row.Contribution.Answers.SelectMany(answer => answer.Pictures))
            yield return (picture.Id, picture.Width);
    }

    // What an earlier export left may have been removed from the walls since.
    private static void EmptyPhotos(string photos)
    {
        foreach (var left in Directory.CreateDirectory(photos).EnumerateFiles("*.webp"))
            left.Delete();
    }

    private static async Task WriteJsonAsync<T>(string directory, string name, T value, CancellationToken cancellation)
    {
        await using var file = File.Create(Path.Combine(directory, name));
        await JsonSerializer.SerializeAsync(file, value, Json, cancellation);
    }

    private static string Table(List<Row> rows)
    {
        var csv = new StringBuilder("id,number,wall,kind,text,channel,department,stop,supports,publishedAt" + Csv.EndOfLine);
        foreach (var (wall, contribution) in rows)
        {
            csv.Append(
                Csv.Line([
                    contribution.Id.ToString(),
                    contribution.Number.ToString(CultureInfo.InvariantCulture),
                    wall,
                    SnakeCase.Of(contribution.Kind),
                    contribution.Text,
                    SnakeCase.Of(contribution.Channel),
                    contribution.Department,
                    contribution.Stop,
                    contribution.Supports.ToString(CultureInfo.InvariantCulture),
                    contribution.PublishedAt.ToString("O", CultureInfo.InvariantCulture),
                ])
            );
        }

        return csv.ToString();
    }

    private sealed record Row(string Wall, ContributionView Contribution);
}
