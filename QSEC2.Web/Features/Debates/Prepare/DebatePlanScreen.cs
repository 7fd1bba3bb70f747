using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary>The form of a debate that is prepared, or corrected: once it is closed, its title and its guests.</summary>
public sealed class DebatePlanScreen(DebateDesk desk, PublishedProgramme programme, WallDirectory walls, IStringLocalizer<Texts> texts)
{
    /// <param name="slug">Of the event it is for, when one came from there.</param>
    public async Task<IResult> OpenAsync(HttpContext http, string? slug, CancellationToken cancellation)
    {
        var by = http.User.AsEditor();
        var form = DebatePlanForm.Empty with { Department = by.Departments is [var only] ? only : "" };
        return await ShowAsync(http, null, slug is null ? form : await FilledAsync(form, slug, by, cancellation), [], cancellation);
    }

    public Task<IResult> OpenAsync(HttpContext http, RequestedDebate requested, CancellationToken cancellation) =>
        ShowAsync(http, requested, DebatePlanForm.Of(requested.Debate, requested.Place.Theme.Slug), [], cancellation);

    /// <param name="requested">Null for one that is still to be prepared.</param>
    public Task<IResult> DrawAgainAsync(
        HttpContext http,
        RequestedDebate? requested,
        UnverifiedForm typed,
        CancellationToken cancellation
    ) => ShowAsync(http, requested, Read(typed.Fields, requested), [new("", typed.Why)], cancellation, StatusCodes.Status400BadRequest);

    public Task<IResult> PrepareAsync(HttpContext http, PostedForm posted, CancellationToken cancellation) =>
        SaveAsync(
            http,
            null,
            posted,
            async form => (await desk.PrepareAsync(form.Theme, form.ToPlan(), http.User.AsEditor(), cancellation)).Code,
            "prepare",
            cancellation
        );

    public Task<IResult> ChangeAsync(HttpContext http, RequestedDebate requested, PostedForm posted, CancellationToken cancellation) =>
        SaveAsync(
            http,
            requested,
            posted,
            async form =>
            {
                await desk.ChangeAsync(requested.Code, form.ToPlan(), http.User.AsEditor(), cancellation);
                return requested.Code;
            },
            "ecrit",
            cancellation
        );

    private async Task<IResult> SaveAsync(
        HttpContext http,
        RequestedDebate? requested,
        PostedForm posted,
        Func<DebatePlanForm, Task<string>> save,
        string done,
        CancellationToken cancellation
    )
    {
        var form = Read(posted.Fields, requested);
        switch (posted.Fields["add"].ToString())
        {
            case "event":
                return await ShowAsync(
                    http,
                    requested,
                    await FilledAsync(form, form.Event, http.User.AsEditor(), cancellation),
                    [],
                    cancellation
                );
            case "guests":
                return await ShowAsync(http, requested, form with { Guests = [.. form.Guests, new("", "")] }, [], cancellation);
        }

        try
        {
            return Results.LocalRedirect(Language.Link($"{DebateDeskPages.Address}/{await save(form)}?fait={done}"));
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, requested, form, texts.Problems(broken), cancellation);
        }
    }

    private static DebatePlanForm Read(IFormCollection typed, RequestedDebate? requested)
    {
        var form = DebatePlanForm.Read(typed);
        if (requested is { Debate: { State: DebateState.Closed } closed })
            return DebatePlanForm.Of(closed, requested.Place.Theme.Slug) with { Title = form.Title, Guests = form.Guests };
        return requested is null ? form : form with { Theme = requested.Place.Theme.Slug };
    }

    private async Task<DebatePlanForm> FilledAsync(DebatePlanForm form, string slug, Editor by, CancellationToken cancellation) =>
        await programme.DraftAsync<Event>(slug, by, cancellation) is { } known ? form.FilledFrom(slug, known.Content) : form;

    private async Task<IResult> ShowAsync(
        HttpContext http,
        RequestedDebate? requested,
        DebatePlanForm form,
        IReadOnlyList<FieldProblem> errors,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK
    )
    {
        var by = http.User.AsEditor();
        var events = (await programme.AllAsync<Event>(by, cancellation)).Where(found =>
            by.May(found.Content) && found.Content.Type is EventKind.Debate or EventKind.FilmDebate
        );
        return Pages.Show<DebatePlanPage>(
            new
            {
                Requested = requested,
                Form = form,
                Errors = errors,
                Themes = await walls.AllAsync(cancellation),
                Events = (IReadOnlyList<PublishedEntry<Event>>)[.. events.OrderByDescending(found => found.Content.Day)],
                Departments = by.Departments ?? Departments.All,
            },
            status
        );
    }
}
