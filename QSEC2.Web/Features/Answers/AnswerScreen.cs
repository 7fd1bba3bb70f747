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
    FormGuard guard,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> OpenAsync(HttpContext http, Guid id, CancellationToken cancellation) =>
        await desk.FindAsync(id, http.User.AccountId(), cancellation) is { } mine
            ? await ShowAsync(
                http,
                new Filled(mine, mine.Answer.Writing, PictureFormData.From(mine.Answer.Writing.Pictures), mine.Answer.Version),
                [],
                cancellation
            )
            : Results.NotFound();

    /// <summary>Saves, shows how it will be seen, or gives it to be read; whatever is wrong is said beside what was typed.</summary>
    public async Task<IResult> ActAsync(HttpContext http, Guid id, CancellationToken cancellation)
    {
        var me = http.User.AccountId();
        if (await desk.FindAsync(id, me, cancellation) is not { } mine)
            return Results.NotFound();
        if (await http.ReadFormOrNullAsync(cancellation) is not { } form)
            return await ShowAsync(
                http,
                new Filled(mine, mine.Answer.Writing, PictureFormData.From(mine.Answer.Writing.Pictures), mine.Answer.Version),
                [new("pictures", texts["Photo.TooHeavy"])],
                cancellation,
                StatusCodes.Status413PayloadTooLarge
            );
        var (writing, editor) = (
            new AnswerDraft(form["text"].ToString(), form["sources"].ToString(), form["name"].ToString(), form["role"].ToString()).Tidied(),
            http.User.AsEditor()
        );
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        if (!await guard.IsOursAsync(http))
            return await ShowAsync(
                http,
                new Filled(mine, writing, await pictureForm.ReadOnlyAsync(form, mine.Answer.Id, editor, cancellation), version),
                [new("", texts["Contribute.FormTooOld"])],
                cancellation,
                StatusCodes.Status400BadRequest
            );
        var pictures = await pictureForm.ReadAsync(form, mine.Answer.Id, mine.Answer.Writing.Pictures, editor, cancellation);
        var filled = new Filled(mine, writing with { Pictures = pictures.Sent }, pictures, version);
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
    private sealed record Filled(MyQuestion Mine, AnswerDraft Typed, PictureFormData Pictures, int Version);
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
