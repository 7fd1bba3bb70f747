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
    // Reads every draft, as whoever writes anywhere does.
    private static readonly Editor ReaderOfDrafts = new(Guid.Empty, "", null);

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
                TitleField,
                SeasonField(await SeasonsAsync(cancellation), required: true),
                new("introduction", FieldType.LocalText),
                new("onTour", LocalLine),
                new("hostRequirements", FieldType.LocalText),
                new("forSchools", FieldType.LocalText),
                new("sections", Rows, Fields: [TitleField, TextField]),
                new("sectionsNote", LocalLine),
                new("modules", Rows, Fields: [TitleField, TextField, new("participatory", Tick)]),
            ],
            EntryKind.Stop =>
            [
                TitleField,
                new("exhibition", Choice, true, await ExhibitionsAsync(cancellation)),
                DepartmentField(editor, required: true),
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
                TitleField,
                new("type", Choice, true, ChoicesOf<EventKind>(kind => texts[$"EventKind.{kind}"])),
                new("day", Day, true),
                new("lastDay", Day),
                new("starts", Hour),
                new("ends", Hour),
                DepartmentField(editor, required: editor.Departments is not null),
                new("venue", Line),
                new("town", Line),
                new("address", Line),
                new("theme", Choice, Choices: await ThemesAsync(cancellation)),
                SeasonField(await SeasonsAsync(cancellation)),
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
                TitleField,
                DepartmentField(editor, required: true),
                SeasonField(await SeasonsAsync(cancellation)),
                new("theme", Choice, Choices: await ThemesAsync(cancellation)),
                new("question", LocalLine),
                new("introduction", FieldType.LocalText),
                new(
                    "path",
                    Rows,
                    Fields: [TitleField, new("day", Day), new("place", Line), new("guide", Line), new("outcome", FieldType.LocalText)]
                ),
                new("productions", Rows, Fields: [TitleField, TextField]),
                new("contributions", Rows, Fields: [new("link", Line)]),
                new("open", Tick),
            ],
            EntryKind.Plan =>
            [
                TitleField,
                DepartmentField(editor, required: true),
                SeasonField(await SeasonsAsync(cancellation)),
                new("introduction", FieldType.LocalText),
                new(
                    "actions",
                    Rows,
                    Fields:
                    [
                        TitleField,
                        TextField,
                        new("state", Choice, true, ChoicesOf<ActionState>(state => texts[$"ActionState.{state}"])),
                        new("from", Day),
                        new("to", Day),
                        new("contribution", Line),
                    ]
                ),
            ],
            EntryKind.Synthesis =>
            [
                TitleField,
                new("theme", Choice, true, await ThemesAsync(cancellation)),
                new("readers", FieldType.LocalText),
                new("due", Day),
                TextField,
            ],
            EntryKind.Partner =>
            [
                TitleField,
                new("type", Choice, true, ChoicesOf<PartnerKind>(kind => texts[$"PartnerKind.{kind}"])),
                DepartmentField(editor, required: editor.Departments is not null),
                TextField,
                new("url", Line),
            ],
            _ =>
            [
                TitleField,
                DepartmentField(editor, required: true),
                new("legalName", Line),
                new("phone", Line),
                new("email", Line),
                new("url", Line),
                new("place", Line),
                TextField,
                new("coordinates", Tick),
            ],
        };

    private static EntryFormField TitleField => new("title", LocalLine, true);

    private static EntryFormField TextField => new("text", FieldType.LocalText);

    private static EntryFormField SeasonField(IReadOnlyList<(string, string)> seasons, bool required = false) =>
        new("season", Choice, required, seasons);

    private EntryFormField DepartmentField(Editor editor, bool required) =>
        new(
            "department",
            Choice,
            required,
            [.. (editor.Departments ?? Departments.All).Select(code => (code, texts[$"Department.{code}"].Value))]
        )
        {
            NullWhenEmpty = true,
        };

    private static List<(string, string)> ChoicesOf<T>(Func<T, LocalizedString> words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (SnakeCase.Of(value), words(value).Value))];

    // Drafts too: a tour is prepared before its exhibition is shown, and goes on when it no longer is.
    private async Task<IReadOnlyList<(string, string)>> ExhibitionsAsync(CancellationToken cancellation) =>
        [.. (await programme.AllAsync<Exhibition>(ReaderOfDrafts, cancellation)).Select(ToChoice)];

    // What is said at a stop is of those whose stop it is; and what the event already names.
    private async Task<IReadOnlyList<(string, string)>> StopsAsync(Editor editor, Event? present, CancellationToken cancellation) =>
        [
            .. (await programme.AllAsync<TourStop>(ReaderOfDrafts, cancellation))
                .Where(stop => editor.May(stop.Content) || stop.Slug == present?.Stop)
                .OrderByDescending(stop => stop.Content.From)
                .Select(ToChoice),
        ];

    private (string, string) ToChoice<T>(PublishedEntry<T> entry)
        where T : Content
    {
        var title = entry.Content.Title.Localized();
        return (entry.Slug, IsDraft(entry) ? texts["Manage.ChoiceDraft", title] : title);
    }

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
