using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Manage;

/// <summary>What a new entry begins with: what its stop says already, or another entry without its dates. Nothing is saved by it.</summary>
public sealed class EntryStart(EntryDesk desk, PublishedProgramme programme)
{
    private const string StopParameter = "etape";
    private const string ModelParameter = "modele";

    /// <summary>Where an event of a stop is written.</summary>
    public static string NewEventAddress(string stop) => EntryKindAddress.Of(EntryKind.Event, $"nouveau?{StopParameter}={stop}");

    /// <summary>Where an entry is written after another.</summary>
    public static string CopyAddress(Entry entry) => EntryKindAddress.Of(entry.Kind, $"nouveau?{ModelParameter}={entry.Slug}");

    /// <summary>Whether it makes sense once more, at another time.</summary>
    public static bool CanBeRepeated(EntryKind kind) => kind is EntryKind.Stop or EntryKind.Event;

    /// <returns>Null when what it would begin with is not there, or not theirs.</returns>
    public async Task<EntryInputData?> ReadAsync(EntryKind kind, IQueryCollection query, Editor editor, CancellationToken cancellation)
    {
        if (query[StopParameter].ToString() is { Length: > 0 } slugOfStop)
        {
            if (kind is not EntryKind.Event)
                return null;
            var stop = await desk.FindAsync(EntryKind.Stop, slugOfStop, editor, cancellation);
            return stop is null ? null : await FromStopAsync(stop, cancellation);
        }

        if (query[ModelParameter].ToString() is { Length: > 0 } slugOfModel)
        {
            if (!CanBeRepeated(kind))
                return null;
            var model = await desk.FindAsync(kind, slugOfModel, editor, cancellation);
            return model is null ? null : EntryInputData.From(WithoutDates(model.Content));
        }

        return new EntryInputData(editor.Departments is [var only] ? new() { ["department"] = only } : [], []);
    }

    private async Task<EntryInputData> FromStopAsync(Entry entry, CancellationToken cancellation)
    {
        var stop = (TourStop)entry.Content;
        var exhibition = await programme.FindAsync<Exhibition>(stop.Exhibition, cancellation);
        var typed = EntryInputData.From(
            new Event
            {
                Stop = entry.Slug,
                Department = stop.Department,
                Venue = stop.Venue,
                Town = stop.Town,
                Address = stop.Address,
                Access = stop.Access,
                Age = stop.Age,
                Season = exhibition?.Content.Season ?? "",
            }
        );

        // Of what kind it is, nobody has said.
        typed.Json["type"] = "";
        return typed;
    }

    private static Content WithoutDates(Content content) =>
        content switch
        {
            Event happening => happening with { Day = null, LastDay = null, Outcome = LocalText.None },
            TourStop stop => stop with { From = null, To = null, DatesNote = LocalText.None },
            _ => content,
        };
}
