using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.OpenData;

/// <summary>A table that anybody may take away: its name in addresses, its columns, its rows.</summary>
public sealed record DataSet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    public string ToCsv() => Csv.Line(Columns) + string.Concat(Rows.Select(row => Csv.Line(row)));

    /// <summary>One object a row, by the names of the columns.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = SiteJson.Options.Encoder }))
        {
            json.WriteStartArray();
            foreach (var row in Rows)
            {
                json.WriteStartObject();
                foreach (var (column, cell) in Columns.Zip(row))
                    json.WriteString(column, cell);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

/// <summary>What is published, without anybody's name (needs L20): read from the present, so that what was erased is gone from it.</summary>
public sealed class DataSets(IDbContextFactory<QsecDb> databases, WallDirectory walls, Programme programme)
{
    public static IReadOnlyList<string> Names { get; } = ["contributions", "etapes", "evenements"];

    /// <returns>Null when there is no such table.</returns>
    public async Task<DataSet?> ReadAsync(string name, CancellationToken cancellation) => name switch
    {
        "contributions" => await ContributionsAsync(cancellation),
        "etapes" => await StopsAsync(cancellation),
        "evenements" => await EventsAsync(cancellation),
        _ => null,
    };

    private async Task<DataSet> ContributionsAsync(CancellationToken cancellation)
    {
        var slugs = (await walls.AllAsync(cancellation)).ToDictionary(place => place.Id, place => place.Slug);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = await db.Contributions.AsNoTracking().Where(contribution => contribution.PublishedAt != null).OrderBy(contribution => contribution.PublishedAt)
            .Select(contribution => new { contribution.Id, contribution.Number, contribution.WallId, contribution.Kind, contribution.Text, contribution.Channel, contribution.Department, contribution.Stop, contribution.Supports, contribution.PublishedAt })
            .ToListAsync(cancellation);
        return new("contributions", ["id", "number", "wall", "kind", "text", "channel", "department", "stop", "supports", "publishedAt"],
            published.ConvertAll(IReadOnlyList<string?> (one) =>
            [
                one.Id.ToString(), Number(one.Number), slugs[one.WallId], SnakeCase.Of(one.Kind), one.Text, SnakeCase.Of(one.Channel), one.Department, one.Stop, Number(one.Supports), When.Machine(one.PublishedAt!.Value),
            ]));
    }

    private async Task<DataSet> StopsAsync(CancellationToken cancellation) =>
        new("etapes", ["slug", "title", "exhibition", "department", "venue", "town", "address", "from", "to", "dates"],
            [.. (await programme.AllAsync<TourStop>(cancellation)).OrderBy(stop => stop.Content.From).Select(stop => (IReadOnlyList<string?>)
            [
                stop.Slug, stop.Content.Title.Here(), stop.Content.Exhibition, stop.Content.Department, stop.Content.Venue, stop.Content.Town, stop.Content.Address,
                Day(stop.Content.From), Day(stop.Content.To), stop.Content.DatesNote.Here(),
            ])]);

    private async Task<DataSet> EventsAsync(CancellationToken cancellation) =>
        new("evenements", ["slug", "title", "kind", "day", "lastDay", "starts", "ends", "department", "venue", "town", "theme", "season", "stop"],
            [.. (await programme.AllAsync<Event>(cancellation)).OrderBy(found => found.Content.Day).Select(found => (IReadOnlyList<string?>)
            [
                found.Slug, found.Content.Title.Here(), SnakeCase.Of(found.Content.Type), Day(found.Content.Day), Day(found.Content.LastDay), Hour(found.Content.Starts), Hour(found.Content.Ends),
                found.Content.Department, found.Content.Venue, found.Content.Town, found.Content.Theme, found.Content.Season, found.Content.Stop,
            ])]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Hour(TimeOnly? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
