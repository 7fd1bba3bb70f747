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
    EntryStart start,
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
        return await start.ReadAsync(found.Kind, http.Request.Query, editor, cancellation) is { } typed
            ? await ShowAsync(found.Kind, null, editor, [], cancellation, beginning: typed)
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
        var filled = await FillAsync(found, typed.Fields, editor, cancellation);
        filled = filled with { Pictures = await pictureForm.ReadOnlyAsync(typed.Fields, found.Entry?.Id, editor, cancellation) };
        return Show(filled, [new("", typed.Why)], StatusCodes.Status400BadRequest);
    }

    /// <summary>Saves what was typed, or shows it again: with one more row, with its pictures arranged, or with what is wrong beside it.</summary>
    public async Task<IResult> SaveAsync(HttpContext http, string word, string? slug, PostedForm posted, CancellationToken cancellation)
    {
        var editor = http.User.AsEditor();
        if (await FindAsync(word, slug, editor, cancellation) is not { } found)
            return Results.NotFound();
        var filled = await FillAsync(found, posted.Fields, editor, cancellation);
        var saved = found.Entry?.Content.Pictures ?? [];
        filled = filled with { Pictures = await pictureForm.ReadAsync(posted, found.Entry?.Id, saved, editor, cancellation) };
        if (filled.IsOnlyArranged)
            return Show(filled, filled.Pictures.Problems);
        return filled.Pictures.Problems.Count > 0
            ? Show(filled, [.. Wrong(filled.EntryInputData), .. filled.Pictures.Problems])
            : await SaveAsync(filled, editor, cancellation);
    }

    /// <summary>As it is saved, with what was wrong with what one asked.</summary>
    public async Task<IResult> ShowAsync(
        EntryKind kind,
        Entry? entry,
        Editor editor,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK,
        EntryInputData? beginning = null
    ) =>
        Pages.Show<EntryPage>(
            new
            {
                Kind = kind,
                Entry = entry,
                Version = entry?.Version,
                Fields = await forms.FieldsAsync(kind, editor, entry?.Content, cancellation),
                Json = entry is null ? beginning?.Json : EntryInputData.From(entry.Content).Json,
                Pictures = PictureFormData.From(entry?.Content.Pictures ?? []),
                Errors = errors,
                Now = time.GetUtcNow(),
            },
            status
        );

    // Null when there is no such entry, or it is not theirs to write.
    private async Task<Found?> FindAsync(string word, string? slug, Editor editor, CancellationToken cancellation)
    {
        if (!EntryKindAddress.TryRead(word, out var kind))
            return null;
        if (slug is null)
            return EntryKindAddress.KindsOf(editor).Contains(kind) ? new Found(kind, null) : null;
        return await desk.FindAsync(kind, slug, editor, cancellation) is { } entry ? new Found(kind, entry) : null;
    }

    private async Task<Filled> FillAsync(Found found, IFormCollection form, Editor editor, CancellationToken cancellation) =>
        new(found.Kind, found.Entry, await forms.FieldsAsync(found.Kind, editor, found.Entry?.Content, cancellation), form);

    private async Task<IResult> SaveAsync(Filled filled, Editor editor, CancellationToken cancellation)
    {
        var (kind, slug) = (filled.Kind, filled.Entry?.Slug);
        try
        {
            var content = filled.EntryInputData.Content();
            var saved = slug is null
                ? await desk.AddAsync(content, editor, cancellation)
                : await desk.WriteAsync(kind, slug, content, filled.Version, editor, cancellation);
            return saved is null ? Results.NotFound() : Results.LocalRedirect(EntryKindAddress.Of(kind, saved.Slug) + "?fait=ecrit");
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.ChangedMeanwhile && slug is not null)
        {
            // Nothing is lost: theirs stays saved, ours stays typed, and both are shown.
            var theirs = await desk.FindAsync(kind, slug, editor, cancellation);
            return Show(filled with { Entry = theirs }, [], StatusCodes.Status409Conflict, theirs);
        }
        catch (RuleBroken broken)
        {
            return Show(filled, texts.Problems(broken.Fields));
        }
    }

    private IReadOnlyList<FieldProblem> Wrong(EntryInputData typed) =>
        texts.Problems(typed.Problems.Count > 0 ? typed.Problems : typed.Content().Problems());

    // What is only shown again was written against the version that was read then: a newer one must not be taken for read.
    private IResult Show(Filled filled, IReadOnlyList<FieldProblem> errors, int status = StatusCodes.Status200OK, Entry? theirs = null) =>
        Pages.Show<EntryPage>(
            new
            {
                filled.Kind,
                filled.Entry,
                Version = theirs?.Version ?? filled.Version,
                filled.Fields,
                filled.EntryInputData.Json,
                filled.Pictures,
                Theirs = theirs?.Content,
                Errors = errors,
                Now = time.GetUtcNow(),
            },
            status
        );

    /// <summary>What a form is about: nothing yet, when it is new.</summary>
    private sealed record Found(EntryKind Kind, Entry? Entry);

    /// <summary>A form that was sent, with the entry it is about as it is saved.</summary>
    private sealed record Filled(EntryKind Kind, Entry? Entry, IReadOnlyList<EntryFormField> Fields, IFormCollection Form)
    {
        public PictureFormData Pictures { get; init; } = PictureFormData.From(Entry?.Content.Pictures ?? []);

        public EntryInputData EntryInputData
        {
            get
            {
                var typed = Manage.EntryInputData.From(Form, Kind, Fields, Pictures.Sent);
                return Form["add"].ToString() is { Length: > 0 } rows ? typed.WithRow(rows) : typed;
            }
        }

        public int Version => int.TryParse(Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

        public bool IsOnlyArranged => Form["add"].ToString().Length > 0 || Pictures.OnlyArranged;
    }
}
