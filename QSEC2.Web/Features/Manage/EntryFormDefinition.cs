using Microsoft.Extensions.Localization;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Localization;
using static QSEC2.Web.Features.Manage.FieldType;

namespace QSEC2.Web.Features.Manage;

/// <summary>What there is to fill in for each kind of entry.</summary>
public sealed class EntryFormDefinition(PublishedProgramme programme, WallDirectory walls, TimeProvider time, IStringLocalizer<Texts> texts)
{
    // Reads what nobody in particular may write.
    private static readonly Editor Everyone = new(Guid.Empty, "", null);

    /// <param name="present">What is saved: whatever it names can be chosen again.</param>
    public async Task<IReadOnlyList<EntryFormField>> FieldsAsync(
        EntryKind kind,
        Editor editor,
        Content? present,
        CancellationToken cancellation
    ) =>
        kind switch
        {
            EntryKind.Exhibition =>
            [
                Title,
                Season(await SeasonsAsync(cancellation), required: true),
                new("introduction", FieldType.LocalText),
                new("onTour", LocalLine),
                new("hostRequirements", FieldType.LocalText),
                new("forSchools", FieldType.LocalText),
                new("sections", Rows, Fields: [Title, Words]),
                new("sectionsNote", LocalLine),
                new("modules", Rows, Fields: [Title, Words, new("participatory", Tick)]),
            ],
            EntryKind.Stop =>
            [
                Title,
                new("exhibition", Choice, true, await ExhibitionsAsync(cancellation)),
                Department(editor, required: true),
                new("venue", Line, true),
                new("town", Line),
                new("address", Line),
                new("from", Day),
                new("to", Day),
                new("datesNote", LocalLine),
                new("introduction", FieldType.LocalText),
                new("hours", FieldType.LocalText),
                new("access", FieldType.LocalText),
                new("age", Number),
                new("localAdditions", FieldType.LocalText),
                new("takesClasses", Tick),
            ],
            EntryKind.Event =>
            [
                Title,
                new("type", Choice, true, Names<EventKind>(kind => texts[$"EventKind.{kind}"])),
                new("day", Day, true),
                new("lastDay", Day),
                new("starts", Hour),
                new("ends", Hour),
                Department(editor, required: editor.Departments is not null),
                new("venue", Line),
                new("town", Line),
                new("address", Line),
                new("theme", Choice, Choices: await ThemesAsync(cancellation)),
                Season(await SeasonsAsync(cancellation)),
                new("stop", Choice, Choices: await StopsAsync(editor, present as Event, cancellation)),
                new("introduction", FieldType.LocalText),
                new("audience", LocalLine),
                new("age", Number),
                new("price", LocalLine),
                new("access", FieldType.LocalText),
                new("registration", Tick),
                new("capacity", Number),
                new("outcome", FieldType.LocalText),
            ],
            EntryKind.Group =>
            [
                Title,
                Department(editor, required: true),
                Season(await SeasonsAsync(cancellation)),
                new("theme", Choice, Choices: await ThemesAsync(cancellation)),
                new("question", LocalLine),
                new("introduction", FieldType.LocalText),
                new(
                    "path",
                    Rows,
                    Fields: [Title, new("day", Day), new("place", Line), new("guide", Line), new("outcome", FieldType.LocalText)]
                ),
                new("productions", Rows, Fields: [Title, Words]),
                new("contributions", Rows, Fields: [new("link", Line)]),
                new("open", Tick),
            ],
            EntryKind.Plan =>
            [
                Title,
                Department(editor, required: true),
                Season(await SeasonsAsync(cancellation)),
                new("introduction", FieldType.LocalText),
                new(
                    "actions",
                    Rows,
                    Fields:
                    [
                        Title,
                        Words,
                        new("state", Choice, true, Names<ActionState>(state => texts[$"ActionState.{state}"])),
                        new("from", Day),
                        new("to", Day),
                        new("contribution", Line),
                    ]
                ),
            ],
            EntryKind.Synthesis =>
            [
                Title,
                new("theme", Choice, true, await ThemesAsync(cancellation)),
                new("readers", FieldType.LocalText),
                new("due", Day),
                Words,
            ],
            EntryKind.Partner =>
            [
                Title,
                new("type", Choice, true, Names<PartnerKind>(kind => texts[$"PartnerKind.{kind}"])),
                Department(editor, required: editor.Departments is not null),
                Words,
                new("url", Line),
            ],
            _ =>
            [
                Title,
                Department(editor, required: true),
                new("legalName", Line),
                new("phone", Line),
                new("email", Line),
                new("url", Line),
                new("place", Line),
                Words,
                new("coordinates", Tick),
            ],
        };

    private static EntryFormField Title => new("title", LocalLine, true);

    private static EntryFormField Words => new("text", FieldType.LocalText);

    private static EntryFormField Season(IReadOnlyList<(string, string)> seasons, bool required = false) =>
        new("season", Choice, required, seasons);

    private EntryFormField Department(Editor editor, bool required) =>
        new(
            "department",
            Choice,
            required,
            [.. (editor.Departments ?? Departments.All).Select(code => (code, texts[$"Department.{code}"].Value))]
        )
        {
            NullWhenEmpty = true,
        };

    private static List<(string, string)> Names<T>(Func<T, LocalizedString> words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (SnakeCase.Of(value), words(value).Value))];

    // Drafts too: a tour is prepared before its exhibition is shown, and goes on when it no longer is.
    private async Task<IReadOnlyList<(string, string)>> ExhibitionsAsync(CancellationToken cancellation) =>
        [.. (await programme.AllAsync<Exhibition>(Everyone, cancellation)).Select(Named)];

    // What is said at a stop is of those whose stop it is; and what the event already names.
    private async Task<IReadOnlyList<(string, string)>> StopsAsync(Editor editor, Event? present, CancellationToken cancellation) =>
        [
            .. (await programme.AllAsync<TourStop>(Everyone, cancellation))
                .Where(stop => editor.May(stop.Content) || stop.Slug == present?.Stop)
                .OrderByDescending(stop => stop.Content.From)
                .Select(Named),
        ];

    private (string, string) Named<T>(PublishedEntry<T> entry)
        where T : Content =>
        (entry.Slug, IsDraft(entry) ? texts["Manage.ChoiceDraft", entry.Content.Title.Localized()] : entry.Content.Title.Localized());

    private bool IsDraft<T>(PublishedEntry<T> entry)
        where T : Content => entry.At == default || entry.At > time.GetUtcNow();

    private async Task<IReadOnlyList<(string, string)>> SeasonsAsync(CancellationToken cancellation) =>
        [
            .. (await walls.AllAsync(cancellation))
                .Select(place => place.Season)
                .DistinctBy(season => season.Slug)
                .Select(season => (season.Slug, season.Title.Localized())),
        ];

    private async Task<IReadOnlyList<(string, string)>> ThemesAsync(CancellationToken cancellation) =>
        [.. (await walls.AllAsync(cancellation)).Select(place => (place.Theme.Slug, place.Theme.Name.Localized()))];
}
