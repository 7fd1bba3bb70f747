using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.OpenData;

/// <summary>
/// What is published, without anybody's name (needs L20): read from the present, so that what was erased is gone from it.
/// </summary>
public sealed class DataSets(IDbContextFactory<QsecDb> databases, WallDirectory walls, PublishedProgramme programme)
{
    public static IReadOnlyList<string> Names { get; } = ["contributions", "reponses", "etapes", "evenements"];

    /// <returns>Null when there is no such table.</returns>
    public async Task<DataSet?> ReadAsync(string name, CancellationToken cancellation) =>
        name switch
        {
            "contributions" => await ContributionsAsync(cancellation),
            "reponses" => await AnswersAsync(cancellation),
            "etapes" => await StopsAsync(cancellation),
            "evenements" => await EventsAsync(cancellation),
            _ => null,
        };

    private async Task<DataSet> ContributionsAsync(CancellationToken cancellation)
    {
        var slugs = (await walls.AllAsync(cancellation)).ToDictionary(place => place.Id, place => place.Slug);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = await db
            .Contributions.AsNoTracking()
            .Where(contribution => contribution.PublishedAt != null)
            .OrderBy(contribution => contribution.PublishedAt)
            .Select(contribution => new
            {
                contribution.Id,
                contribution.Number,
                contribution.WallId,
                contribution.Kind,
                contribution.Text,
                contribution.Channel,
                contribution.Department,
                contribution.Stop,
                contribution.Supports,
                contribution.PublishedAt,
            })
            .ToListAsync(cancellation);
        return new(
            "contributions",
            [
                Text("id"),
                Count("number"),
                Text("wall"),
                Text("kind"),
                Text("text"),
                Text("channel"),
                Text("department"),
                Text("stop"),
                Count("supports"),
                Moment("publishedAt"),
            ],
            published.ConvertAll(
                IReadOnlyList<string?> (one) =>
                    [
                        one.Id.ToString(),
                        Number(one.Number),
                        slugs[one.WallId],
                        SnakeCase.Of(one.Kind),
                        one.Text,
                        SnakeCase.Of(one.Channel),
                        one.Department,
                        one.Stop,
                        Number(one.Supports),
                        DateTexts.Machine(one.PublishedAt!.Value),
                    ]
            )
        );
    }

    // Without who signed them: their name and what they do stand on the page of the question.
    private async Task<DataSet> AnswersAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = await (
            from answer in db.Answers.AsNoTracking()
            join question in db.Contributions.AsNoTracking() on answer.ContributionId equals question.Id
            join addressee in db.Addressees.AsNoTracking() on answer.AddresseeId equals addressee.Id
            where answer.Published != null && question.PublishedAt != null
            select new
            {
                answer.Id,
                Question = question.Id,
                addressee.Kind,
                answer.Published,
            }
        ).ToListAsync(cancellation);
        return new(
            "reponses",
            [Text("id"), Text("question"), Text("by"), Text("text"), Text("sources"), Moment("publishedAt"), Moment("correctedAt")],
            [
                .. published
                    .OrderBy(one => one.Published!.At)
                    .Select(one =>
                        (IReadOnlyList<string?>)
                            [
                                one.Id.ToString(),
                                one.Question.ToString(),
                                SnakeCase.Of(one.Kind),
                                one.Published!.Text,
                                one.Published.Sources,
                                DateTexts.Machine(one.Published.At),
                                one.Published.CorrectedAt is { } at ? DateTexts.Machine(at) : null,
                            ]
                    ),
            ]
        );
    }

    private async Task<DataSet> StopsAsync(CancellationToken cancellation) =>
        new(
            "etapes",
            [
                Text("slug"),
                Text("title"),
                Text("exhibition"),
                Text("department"),
                Text("venue"),
                Text("town"),
                Text("address"),
                Date("from"),
                Date("to"),
                Text("dates"),
            ],
            [
                .. (await programme.AllAsync<TourStop>(cancellation))
                    .OrderBy(stop => stop.Content.From)
                    .Select(stop =>
                        (IReadOnlyList<string?>)
                            [
                                stop.Slug,
                                stop.Content.Title.Localized(),
                                stop.Content.Exhibition,
                                stop.Content.Department,
                                stop.Content.Venue,
                                stop.Content.Town,
                                stop.Content.Address,
                                Day(stop.Content.From),
                                Day(stop.Content.To),
                                stop.Content.DatesNote.Localized(),
                            ]
                    ),
            ]
        );

    private async Task<DataSet> EventsAsync(CancellationToken cancellation) =>
        new(
            "evenements",
            [
                Text("slug"),
                Text("title"),
                Text("kind"),
                Date("day"),
                Date("lastDay"),
                Time("starts"),
                Time("ends"),
                Text("department"),
                Text("venue"),
                Text("town"),
                Text("theme"),
                Text("season"),
                Text("stop"),
            ],
            [
                .. (await programme.AllAsync<Event>(cancellation))
                    .OrderBy(found => found.Content.Day)
                    .Select(found =>
                        (IReadOnlyList<string?>)
                            [
                                found.Slug,
                                found.Content.Title.Localized(),
                                SnakeCase.Of(found.Content.Type),
                                Day(found.Content.Day),
                                Day(found.Content.LastDay),
                                Hour(found.Content.Starts),
                                Hour(found.Content.Ends),
                                found.Content.Department,
                                found.Content.Venue,
                                found.Content.Town,
                                found.Content.Theme,
                                found.Content.Season,
                                found.Content.Stop,
                            ]
                    ),
            ]
        );

    private static DataColumn Text(string name) => new(name);

    private static DataColumn Count(string name) => new(name, DataColumn.Whole);

    private static DataColumn Date(string name) => new(name, "date");

    private static DataColumn Time(string name) => new(name, "time");

    private static DataColumn Moment(string name) => new(name, "datetime");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Hour(TimeOnly? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
