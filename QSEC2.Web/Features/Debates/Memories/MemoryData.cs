using System.Globalization;
using System.Text.Json;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Formats;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>A debate as tables and objects.</summary>
public static class MemoryData
{
    private static readonly JsonSerializerOptions Indented = new(SiteJson.Options) { WriteIndented = true };

    /// <summary>One contribution a line. Every line says under which licence it is, and from when: a line travels alone.</summary>
    public static string Csv(DebateMemory memory, string? licence, DateTimeOffset now) =>
        Formats.Csv.Line([
            "id",
            "number",
            "kind",
            "text",
            "channel",
            "outcome",
            "supports",
            "hands",
            "answers",
            "publishedAt",
            "debate",
            "licence",
            "readAt",
        ])
        + string.Concat(
            memory.Shown.Select(one =>
                Formats.Csv.Line([
                    one.Id.ToString(),
                    Number(one.Number),
                    SnakeCase.Of(one.Kind),
                    one.Text,
                    SnakeCase.Of(one.Channel),
                    Outcome(memory, one),
                    Number(one.Supports),
                    Number(one.Hands),
                    Number(one.Answers.Count),
                    DateTexts.Machine(one.PublishedAt),
                    memory.Debate.Code,
                    licence,
                    DateTexts.Machine(now),
                ])
            )
        );

    public static string Json(DebateMemory memory, string address, string? licence, DateTimeOffset now) =>
        JsonSerializer.Serialize(
            new
            {
                memory.Debate.Code,
                memory.Debate.Title,
                Theme = memory.Place.Theme.Slug,
                memory.Debate.Department,
                memory.Event,
                Address = address,
                OpenedAt = memory.Debate.OpenedAt?.UtcDateTime,
                ClosedAt = memory.Debate.ClosedAt?.UtcDateTime,
                Report = new
                {
                    memory.Report.Organisers,
                    memory.Report.Place,
                    memory.Report.Day,
                    memory.Report.OpenToAll,
                    memory.Report.Present,
                    memory.Report.Said,
                    memory.Report.PhotosAllowed,
                },
                Figures = new
                {
                    memory.Figures.Received,
                    Shown = memory.Shown.Count,
                    Channels = memory.Figures.Channels.ToDictionary(pair => SnakeCase.Of(pair.Channel), pair => pair.Count),
                    MedianSeconds = memory.Figures.Median is { } median ? (int?)median.TotalSeconds : null,
                    memory.Figures.Supports,
                    memory.Figures.Hands,
                },
                Statements = memory.PlayedStatements.Select(statement => new
                {
                    statement.Text,
                    statement.Before,
                    statement.After,
                    statement.Arguments,
                }),
                Contributions = memory.Shown.Select(one => ContributionObject(memory, one)),
                Licence = licence,
                ReadAt = now.UtcDateTime,
            },
            Indented
        );

    private static object ContributionObject(DebateMemory memory, ContributionView one) =>
        new
        {
            one.Id,
            one.Number,
            one.Kind,
            one.Text,
            one.Channel,
            Outcome = Outcome(memory, one),
            one.Supports,
            one.Hands,
            Answers = one.Answers.Count,
            Photo = one.Photo is { } photo
                ? new
                {
                    photo.Url,
                    photo.Width,
                    photo.Height,
                    photo.Description,
                }
                : null,
            PublishedAt = one.PublishedAt.UtcDateTime,
        };

    // Of questions: what became of them. The rest asks for nothing.
    private static string? Outcome(DebateMemory memory, ContributionView one)
    {
        if (memory.IsAnswered(one))
            return "answered_aloud";
        if (!one.Kind.Traits().CanBeAddressed)
            return null;
        return one.Answers.Count > 0 ? "answered_online" : "open";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
