using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Http;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Manage;

/// <summary>The form of one entry: what is typed there is saved, or shown again.</summary>
public sealed class EntryScreen(
    EntryDesk desk,
    EntryFormDefinition forms,
    EntryStart entryStart,
    PictureFormReader pictureForm,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> OpenAsync(HttpContext http, string word, string? slug, CancellationToken cancellation)
    {
        var editor = http.User.AsEditor();
        if (await FindAsync(word, slug, editor, cancellation) is not { } found)
            return Results.NotFound();
        if (found.Entry is not null)
            return await ShowAsync(found.Kind, found.Entry, editor, [], cancellation);
        return await entryStart.ReadAsync(found.Kind, http.Request.Query, editor, cancellation) is { } typed
            ? await ShowAsync(found.Kind, null, editor, [], cancellation, start: typed)
            : Results.NotFound();
    }

    public async Task<IResult> DrawUnreadableAsync(
        HttpContext http,
        string word,
        string? slug,
        UnreadableForm unreadable,
        CancellationToken cancellation
    )
    {
        var editor = http.User.AsEditor();
        return await FindAsync(word, slug, editor, cancellation) is { } found
            ? await ShowAsync(found.Kind, found.Entry, editor, [new("pictures", texts["Photo.TooHeavy"])], cancellation, unreadable.Status)
            : Results.NotFound();
    }

    public async Task<IResult> DrawAgainAsync(
        HttpContext http,
        string word,
        string? slug,
        UnverifiedForm typed,
        CancellationToken cancellation
    )
    {
        var editor = http.User.AsEditor();
        if (await FindAsync(word, slug, editor, cancellation) is not { } found)
            return Results.NotFound();
        var input = await ReadAsync(found, typed.Fields, editor, cancellation);
        input = input with { Pictures = await pictureForm.ReadOnlyAsync(typed.Fields, found.Entry?.Id, editor, cancellation) };
        return Show(input, [new("", typed.Why)], StatusCodes.Status400BadRequest);
    }

    /// <summary>
    /// Saves what was typed, or shows it again: with one more row, with its pictures arranged, or with what is wrong beside it.
    /// </summary>
    public async Task<IResult> SaveAsync(HttpContext http, string word, string? slug, PostedForm posted, CancellationToken cancellation)
    {
        var editor = http.User.AsEditor();
        if (await FindAsync(word, slug, editor, cancellation) is not { } found)
            return Results.NotFound();
        var input = await ReadAsync(found, posted.Fields, editor, cancellation);
        var saved = found.Entry?.Content.Pictures ?? [];
        input = input with { Pictures = await pictureForm.ReadAsync(posted, found.Entry?.Id, saved, editor, cancellation) };
        if (input.IsOnlyArranged)
            return Show(input, input.Pictures.Problems);
        return input.Pictures.Problems.Count > 0
            ? Show(input, [.. ProblemsOf(input.Data), .. input.Pictures.Problems])
            : await SaveAsync(input, editor, cancellation);
    }

    /// <summary>As it is saved, with what was wrong with what one asked.</summary>
    public async Task<IResult> ShowAsync(
        EntryKind kind,
        Entry? entry,
        Editor editor,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK,
        EntryInputData? start = null
    ) =>
        Pages.Show<EntryPage>(
            new
            {
                Kind = kind,
                Entry = entry,
                Version = entry?.Version,
                Fields = await forms.FieldsAsync(kind, editor, entry?.Content, cancellation),
                Json = entry is null ? start?.Json : EntryInputData.From(entry.Content).Json,
                Pictures = PictureFormData.From(entry?.Content.Pictures ?? []),
                Errors = errors,
                Now = time.GetUtcNow(),
            },
            status
        );

    // Null when there is no such entry, or it is not theirs to write.
    private async Task<FormSubject?> FindAsync(string word, string? slug, Editor editor, CancellationToken cancellation)
    {
        if (!EntryKindAddress.TryRead(word, out var kind))
            return null;
        if (slug is null)
            return EntryKindAddress.KindsOf(editor).Contains(kind) ? new FormSubject(kind, null) : null;
        return await desk.FindAsync(kind, slug, editor, cancellation) is { } entry ? new FormSubject(kind, entry) : null;
    }

    private async Task<EntryFormInput> ReadAsync(FormSubject found, IFormCollection form, Editor editor, CancellationToken cancellation) =>
        new(found.Kind, found.Entry, await forms.FieldsAsync(found.Kind, editor, found.Entry?.Content, cancellation), form);

    private async Task<IResult> SaveAsync(EntryFormInput input, Editor editor, CancellationToken cancellation)
    {
        var kind = input.Kind;
        var slug = input.Entry?.Slug;
        try
        {
            var content = input.Data.Content();
            var saved = slug is null
                ? await desk.AddAsync(content, editor, cancellation)
                : await desk.WriteAsync(kind, slug, content, input.Version, editor, cancellation);
            return saved is null ? Results.NotFound() : Results.LocalRedirect(EntryKindAddress.Of(kind, saved.Slug) + "?fait=ecrit");
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.ChangedMeanwhile && slug is not null)
        {
            // Nothing is lost: what another saved stays saved, what was typed stays typed, and both are shown.
            var savedMeanwhile = await desk.FindAsync(kind, slug, editor, cancellation);
            return Show(input with { Entry = savedMeanwhile }, [], StatusCodes.Status409Conflict, savedMeanwhile);
        }
        catch (RuleBroken broken)
        {
            return Show(input, texts.Problems(broken.Fields));
        }
    }

    private IReadOnlyList<FieldProblem> ProblemsOf(EntryInputData typed) =>
        texts.Problems(typed.Problems.Count > 0 ? typed.Problems : typed.Content().Problems());

    // What is only shown again was written against the version that was read then: a newer one must not be taken for read.
    private IResult Show(
        EntryFormInput input,
        IReadOnlyList<FieldProblem> errors,
        int status = StatusCodes.Status200OK,
        Entry? savedMeanwhile = null
    ) =>
        Pages.Show<EntryPage>(
            new
            {
                input.Kind,
                input.Entry,
                Version = savedMeanwhile?.Version ?? input.Version,
                input.Fields,
                input.Data.Json,
                input.Pictures,
                SavedMeanwhile = savedMeanwhile?.Content,
                Errors = errors,
                Now = time.GetUtcNow(),
            },
            status
        );

    /// <summary>What a form is about: nothing yet, when it is new.</summary>
    private sealed record FormSubject(EntryKind Kind, Entry? Entry);

    /// <summary>A form that was sent, with the entry it is about as it is saved.</summary>
    private sealed record EntryFormInput(EntryKind Kind, Entry? Entry, IReadOnlyList<EntryFormField> Fields, IFormCollection Form)
    {
        public PictureFormData Pictures { get; init; } = PictureFormData.From(Entry?.Content.Pictures ?? []);

        public EntryInputData Data
        {
            get
            {
                var typed = EntryInputData.From(Form, Kind, Fields, Pictures.Sent);
                return Form["add"].ToString() is { Length: > 0 } rows ? typed.WithRow(rows) : typed;
            }
        }

        public int Version => int.TryParse(Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

        public bool IsOnlyArranged => Form["add"].ToString().Length > 0 || Pictures.OnlyArranged;
    }
}
