using Microsoft.Extensions.Localization;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Answers;

/// <summary>A link to hand over: it is shown once.</summary>
public sealed record OneTimeLink(string Email, string Address);

/// <summary>One question with those it is put to, after whatever was done with it.</summary>
public sealed class QuestionScreen(
    QuestionDesk desk,
    QuestionList questions,
    AccountDesk accounts,
    WallDirectory walls,
    PublicUrl site,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> ShowAsync(
        HttpContext http,
        Guid id,
        CancellationToken cancellation,
        AddresseeChoice? form = null,
        IReadOnlyList<FieldProblem>? errors = null,
        OneTimeLink? link = null,
        int status = StatusCodes.Status200OK
    )
    {
        if (await questions.FindAsync(id, cancellation) is not ({ } question, var asked, var known))
            return Results.NotFound();
        return Pages.Show<QuestionPage>(
            new
            {
                Place = (await walls.AllAsync(cancellation)).Single(place => place.Id == question.Wall),
                Question = question.Contribution,
                Asked = asked,
                Known = known,
                Form = form ?? new AddresseeChoice(null, null, null, null, null, null),
                Errors = errors ?? [],
                Link = link,
                Done = http.Request.Query["fait"].ToString(),
                Today = DateTexts.Today(time),
            },
            status
        );
    }

    public Task<IResult> AskAgainAsync(HttpContext http, Guid id, UnverifiedForm typed, CancellationToken cancellation) =>
        ShowAsync(http, id, cancellation, Read(typed.Fields), [new("", typed.Why)], status: StatusCodes.Status400BadRequest);

    public Task<IResult> DrawAgainAsync(HttpContext http, Guid id, UnverifiedForm typed, CancellationToken cancellation) =>
        ShowAsync(http, id, cancellation, errors: [new("", typed.Why)], status: StatusCodes.Status400BadRequest);

    /// <summary>Puts the question to somebody; who has no account yet is invited, by a link that is shown once.</summary>
    public Task<IResult> AskAsync(HttpContext http, Guid id, PostedForm form, CancellationToken cancellation)
    {
        var choice = Read(form.Fields);
        return TryAsync(
            http,
            id,
            choice,
            async () =>
                await desk.AskAsync(id, choice, http.User.AsEditor(), cancellation) is { } asked
                    ? await InviteAsync(http, id, asked.Id, cancellation) ?? RedirectToQuestion(id, "adressee")
                    : Results.NotFound(),
            cancellation
        );
    }

    /// <param name="act"><c>date</c>, <c>reprendre</c> or <c>inviter</c>.</param>
    public async Task<IResult> ActAsync(HttpContext http, Guid id, string act, PostedForm form, CancellationToken cancellation)
    {
        var typed = form.Fields;
        if (!Guid.TryParse(typed["of"], out var target))
            return Results.NotFound();
        return await TryAsync(
            http,
            id,
            null,
            async () =>
                act switch
                {
                    "date" => await desk.PostponeAsync(id, target, typed["due"], cancellation)
                        ? RedirectToQuestion(id, act)
                        : Results.NotFound(),
                    "reprendre" => await desk.ReleaseAsync(id, target, http.User.AsEditor(), cancellation)
                        ? RedirectToQuestion(id, act)
                        : Results.NotFound(),
                    "inviter" => await InviteAsync(http, id, target, cancellation) ?? Results.NotFound(),
                    _ => Results.NotFound(),
                },
            cancellation
        );
    }

    private static AddresseeChoice Read(IFormCollection typed) =>
        new(
            Guid.TryParse(typed["addressee"], out var known) ? known : null,
            SnakeCase.TryRead<AddresseeKind>(typed["kind"], out var kind) ? kind : null,
            typed["name"],
            typed["role"],
            typed["email"],
            typed["due"]
        );

    private async Task<IResult> TryAsync(
        HttpContext http,
        Guid id,
        AddresseeChoice? form,
        Func<Task<IResult>> act,
        CancellationToken cancellation
    )
    {
        try
        {
            return await act();
        }
        catch (RuleBroken broken)
        {
            // A date that was changed beside one of them has no field of its own in the form for another.
            return await ShowAsync(
                http,
                id,
                cancellation,
                form,
                form is null ? [new("", texts.Rule(broken.Rule))] : texts.Problems(broken)
            );
        }
    }

    // Null when there is nobody to invite.
    private async Task<IResult?> InviteAsync(HttpContext http, Guid id, Guid addressee, CancellationToken cancellation)
    {
        if (await desk.EmailToInviteAsync(addressee, cancellation) is not { } email)
            return null;
        if (await accounts.InviteToAnswerAsync(email, cancellation) is not { } key)
            return RedirectToQuestion(id, "deja-invitee");
        return await ShowAsync(
            http,
            id,
            cancellation,
            link: new OneTimeLink(email, site.Absolute(http, Language.Link($"/premiers-pas?cle={key}")))
        );
    }

    private static IResult RedirectToQuestion(Guid id, string outcome) =>
        Results.LocalRedirect(Language.Link($"/gestion/questions/{id}?fait={outcome}"));
}
