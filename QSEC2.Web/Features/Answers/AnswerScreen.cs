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
            ? await ShowAsync(http, AnswerFormInput.AsSaved(mine), [], cancellation)
            : Results.NotFound();

    public async Task<IResult> DrawUnreadableAsync(HttpContext http, Guid id, UnreadableForm unreadable, CancellationToken cancellation) =>
        await desk.FindAsync(id, http.User.AccountId(), cancellation) is { } mine
            ? await ShowAsync(
                http,
                AnswerFormInput.AsSaved(mine),
                [new("pictures", texts["Photo.TooHeavy"])],
                cancellation,
                unreadable.Status
            )
            : Results.NotFound();

    public async Task<IResult> DrawAgainAsync(HttpContext http, Guid id, UnverifiedForm typed, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, http.User.AccountId(), cancellation) is not { } mine)
            return Results.NotFound();
        var pictures = await pictureForm.ReadOnlyAsync(typed.Fields, mine.Answer.Id, http.User.AsEditor(), cancellation);
        var input = AnswerFormInput.Read(mine, typed.Fields, pictures);
        return await ShowAsync(http, input, [new("", typed.Why)], cancellation, StatusCodes.Status400BadRequest);
    }

    /// <summary>Saves, shows how it will be seen, or gives it to be read; whatever is wrong is said beside what was typed.</summary>
    public async Task<IResult> ActAsync(HttpContext http, Guid id, PostedForm posted, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, http.User.AccountId(), cancellation) is not { } mine)
            return Results.NotFound();
        var form = posted.Fields;
        var saved = mine.Answer.Writing.Pictures;
        var pictures = await pictureForm.ReadAsync(posted, mine.Answer.Id, saved, http.User.AsEditor(), cancellation);
        var input = AnswerFormInput.Read(mine, form, pictures);
        input = input with { Typed = input.Typed with { Pictures = pictures.Sent } };
        var isPreview = form["act"] == "apercu";
        if (pictures.OnlyArranged)
            return await ShowAsync(http, input, pictures.Problems, cancellation);
        if (pictures.Problems.Count > 0 || isPreview)
        {
            IReadOnlyList<FieldProblem> problems = [.. texts.Problems(input.Typed.Problems()), .. pictures.Problems];
            return await ShowAsync(http, input, problems, cancellation, preview: isPreview);
        }

        return await SaveAsync(http, input, form["act"] == "envoyer", cancellation);
    }

    private async Task<IResult> SaveAsync(HttpContext http, AnswerFormInput input, bool submit, CancellationToken cancellation)
    {
        var id = input.Mine.Question.Id;
        var me = http.User.AccountId();
        try
        {
            return await desk.WriteAsync(id, me, input.Typed, input.Version, submit, http.User.AsEditor(), cancellation)
                ? Results.LocalRedirect(Language.Link($"/reponses/{id}?fait={OutcomeName(input.Mine, submit)}"))
                : Results.NotFound();
        }
        catch (RuleBroken broken) when (broken.Rule is Rule.ChangedMeanwhile)
        {
            // Nothing is lost: the other words stay saved, these stay typed, and both are shown.
            if (await desk.FindAsync(id, me, cancellation) is not { } now)
                return Results.NotFound();
            input = input with { Mine = now, Version = now.Answer.Version };
            return await ShowAsync(http, input, [], cancellation, StatusCodes.Status409Conflict, savedMeanwhile: now.Answer.Writing);
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, input, texts.Problems(broken.Fields), cancellation);
        }
    }

    private static string OutcomeName(MyQuestion mine, bool submit)
    {
        if (!submit)
            return "enregistree";
        return mine.IsChecked ? "envoyee" : "publiee";
    }

    private async Task<IResult> ShowAsync(
        HttpContext http,
        AnswerFormInput input,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK,
        bool preview = false,
        AnswerDraft? savedMeanwhile = null
    ) =>
        Pages.Show<AnswerPage>(
            new
            {
                Place = (await walls.AllAsync(cancellation)).Single(place => place.Id == input.Mine.Wall),
                input.Mine,
                input.Typed,
                input.Pictures,
                input.Version,
                Errors = errors,
                Preview = preview && errors.Count == 0
                    ? AnswerPreview.Of(input.Typed, input.Mine.Answer, input.Mine.Me.Kind, markdown, time.GetUtcNow())
                    : null,
                SavedMeanwhile = savedMeanwhile,
                Done = http.Request.Query["fait"].ToString(),
            },
            status
        );

    /// <summary>A form that was sent, or is about to be shown.</summary>
    /// <param name="Version">The one that was read when it was filled in.</param>
    private sealed record AnswerFormInput(MyQuestion Mine, AnswerDraft Typed, PictureFormData Pictures, int Version)
    {
        public static AnswerFormInput AsSaved(MyQuestion mine) =>
            new(mine, mine.Answer.Writing, PictureFormData.From(mine.Answer.Writing.Pictures), mine.Answer.Version);

        public static AnswerFormInput Read(MyQuestion mine, IFormCollection form, PictureFormData pictures)
        {
            var draft = new AnswerDraft(
                form["text"].ToString(),
                form["sources"].ToString(),
                form["name"].ToString(),
                form["role"].ToString()
            );
            _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
            return new(mine, draft.Tidied(), pictures, version);
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

    public static AnswerView Of(AnswerDraft draft, Answer answer, AddresseeKind kind, EditorialMarkdown markdown, DateTimeOffset at) =>
        new(
            answer.Id,
            draft.Text,
            markdown.Typeset(draft.Text),
            draft.Sources.Length == 0 ? "" : markdown.Typeset(Answer.AsList(draft.Sources)),
            draft.Name,
            draft.Role,
            kind,
            answer.Published?.At ?? at,
            answer.Published is null ? null : at,
            [.. draft.Pictures.Select(PictureView.Of)]
        );
}
