using System.Globalization;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Images;
using QSEC2.Web.Localization;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Answers;

/// <summary>The form of one answer, and what is done with it.</summary>
public sealed class AnswerScreen(
    AnswerDesk desk,
    WallDirectory walls,
    PictureFormReader pictureForm,
    EditorialMarkdown markdown,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> OpenAsync(HttpContext http, Guid id, CancellationToken cancellation) =>
        await desk.FindAsync(id, http.User.AccountId(), cancellation) is { } mine
            ? await ShowAsync(http, Filled.AsSaved(mine), [], cancellation)
            : Results.NotFound();

    public async Task<IResult> DrawUnreadableAsync(HttpContext http, Guid id, UnreadableForm unreadable, CancellationToken cancellation) =>
        await desk.FindAsync(id, http.User.AccountId(), cancellation) is { } mine
            ? await ShowAsync(http, Filled.AsSaved(mine), [new("pictures", texts["Photo.TooHeavy"])], cancellation, unreadable.Status)
            : Results.NotFound();

    public async Task<IResult> DrawAgainAsync(HttpContext http, Guid id, UnverifiedForm typed, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, http.User.AccountId(), cancellation) is not { } mine)
            return Results.NotFound();
        var pictures = await pictureForm.ReadOnlyAsync(typed.Fields, mine.Answer.Id, http.User.AsEditor(), cancellation);
        var filled = Filled.Read(mine, typed.Fields, pictures);
        return await ShowAsync(http, filled, [new("", typed.Why)], cancellation, StatusCodes.Status400BadRequest);
    }

    /// <summary>Saves, shows how it will be seen, or gives it to be read; whatever is wrong is said beside what was typed.</summary>
    public async Task<IResult> ActAsync(HttpContext http, Guid id, PostedForm posted, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, http.User.AccountId(), cancellation) is not { } mine)
            return Results.NotFound();
        var form = posted.Fields;
        var saved = mine.Answer.Writing.Pictures;
        var pictures = await pictureForm.ReadAsync(posted, mine.Answer.Id, saved, http.User.AsEditor(), cancellation);
        var filled = Filled.Read(mine, form, pictures);
        filled = filled with { Typed = filled.Typed with { Pictures = pictures.Sent } };
        if (pictures.OnlyArranged)
            return await ShowAsync(http, filled, pictures.Problems, cancellation);
        if (pictures.Problems.Count > 0 || form["act"] == "apercu")
            return await ShowAsync(
                http,
                filled,
                [.. texts.Problems(filled.Typed.Problems()), .. pictures.Problems],
                cancellation,
                preview: form["act"] == "apercu"
            );
        return await SaveAsync(http, filled, form["act"] == "envoyer", cancellation);
    }

    private async Task<IResult> SaveAsync(HttpContext http, Filled filled, bool submit, CancellationToken cancellation)
    {
        var (id, me) = (filled.Mine.Question.Id, http.User.AccountId());
        try
        {
            return await desk.WriteAsync(id, me, filled.Typed, filled.Version, submit, http.User.AsEditor(), cancellation)
                ? Results.LocalRedirect(
                    Language.Link($"/reponses/{id}?fait={(!submit ? "enregistree" : filled.Mine.IsChecked ? "envoyee" : "publiee")}")
                )
                : Results.NotFound();
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.ChangedMeanwhile)
        {
            // Nothing is lost: the other words stay saved, these stay typed, and both are shown.
            return await desk.FindAsync(id, me, cancellation) is { } now
                ? await ShowAsync(
                    http,
                    filled with
                    {
                        Mine = now,
                        Version = now.Answer.Version,
                    },
                    [],
                    cancellation,
                    StatusCodes.Status409Conflict,
                    theirs: now.Answer.Writing
                )
                : Results.NotFound();
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, filled, texts.Problems(broken.Fields), cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        HttpContext http,
        Filled filled,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK,
        bool preview = false,
        AnswerDraft? theirs = null
    ) =>
        Pages.Show<AnswerPage>(
            new
            {
                Place = (await walls.AllAsync(cancellation)).Single(place => place.Id == filled.Mine.Wall),
                filled.Mine,
                filled.Typed,
                filled.Pictures,
                filled.Version,
                Errors = errors,
                Preview = preview && errors.Count == 0
                    ? AnswerPreview.Of(filled.Typed, filled.Mine.Answer, filled.Mine.Me.Kind, markdown, time.GetUtcNow())
                    : null,
                Theirs = theirs,
                Done = http.Request.Query["fait"].ToString(),
            },
            status
        );

    /// <summary>A form that was sent, or is about to be shown.</summary>
    /// <param name="Version">The one that was read when it was filled in.</param>
    private sealed record Filled(MyQuestion Mine, AnswerDraft Typed, PictureFormData Pictures, int Version)
    {
        public static Filled AsSaved(MyQuestion mine) =>
            new(mine, mine.Answer.Writing, PictureFormData.From(mine.Answer.Writing.Pictures), mine.Answer.Version);

        public static Filled Read(MyQuestion mine, IFormCollection form, PictureFormData pictures)
        {
            var writing = new AnswerDraft(
                form["text"].ToString(),
                form["sources"].ToString(),
                form["name"].ToString(),
                form["role"].ToString()
            );
            _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
            return new(mine, writing.Tidied(), pictures, version);
        }
    }
}

/// <summary>What is written, as it will be seen.</summary>
public static class AnswerPreview
{
    // Whoever answers is the third.
    private const int TitlesAbove = 3;

    /// <summary>As HTML, with the typography that keyboards do not have.</summary>
    public static string Typeset(this EditorialMarkdown markdown, string text) =>
        markdown.ToHtml(ContributionMarkdown.Typeset(text), TitlesAbove);

    public static AnswerView Of(AnswerDraft writing, Answer answer, AddresseeKind kind, EditorialMarkdown markdown, DateTimeOffset at) =>
        new(
            answer.Id,
            writing.Text,
            markdown.Typeset(writing.Text),
            writing.Sources.Length == 0 ? "" : markdown.Typeset(Answer.AsList(writing.Sources)),
            writing.Name,
            writing.Role,
            kind,
            answer.Published?.At ?? at,
            answer.Published is null ? null : at,
            [.. writing.Pictures.Select(PictureView.Of)]
        );
}
