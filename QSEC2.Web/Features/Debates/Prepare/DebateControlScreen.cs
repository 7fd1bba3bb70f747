using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Features.Debates.Regie;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Prepare;

/// <summary>What the page says beside the debate: what was done, what was refused, what is shown once.</summary>
public sealed record DebateControlState
{
    /// <summary>The act that was just done, as addresses name it.</summary>
    public string? Done { get; init; }

    public PairingOffer? Offer { get; init; }

    /// <summary>The statement as it was typed.</summary>
    public string Statement { get; init; } = "";
    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];
}

/// <summary>A key to pair a device with: it is shown once.</summary>
/// <param name="Address">To scan or to open.</param>
public sealed record PairingOffer(PairingKind Kind, string Address, DateTimeOffset Until);

/// <summary>How a debate can be reached, to read aloud and to scan.</summary>
public sealed record DebateAddresses(string Spoken, string Absolute);

/// <summary>A debate as whoever holds it sees it, all evening long.</summary>
public sealed class DebateControlScreen(
    PairingDesk pairings,
    StageDesk stage,
    IDbContextFactory<QsecDb> databases,
    PublicUrl site,
    TimeProvider time,
    IStringLocalizer<Texts> texts
)
{
    public async Task<IResult> ShowAsync(
        HttpContext http,
        DebateControlState state,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK
    )
    {
        var requested = http.GetRequestedDebate();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var written = db.Contributions.Where(contribution => contribution.DebateWallId == requested.Place.Id);
        return Pages.Show<DebateControlPage>(
            new
            {
                Requested = requested,
                State = state,
                Devices = await pairings.ListAsync(requested.Debate.Id, cancellation),
                Shown = await written.CountAsync(contribution => contribution.PublishedAt != null, cancellation),
                Waiting = await written.CountAsync(
                    contribution => contribution.Verdict == null && contribution.WithdrawnAt == null,
                    cancellation
                ),
                IsEmpty = !await written.AnyAsync(cancellation),
                Addresses = new DebateAddresses(
                    site.WithoutScheme(http, $"/d/{requested.Code}"),
                    site.Absolute(http, $"/d/{requested.Code}")
                ),
            },
            status
        );
    }

    /// <summary>What was not done because its form is too old; of a statement, what was typed.</summary>
    public Task<IResult> DrawAgainAsync(HttpContext http, UnverifiedForm typed, CancellationToken cancellation)
    {
        var state = new DebateControlState { Statement = typed.Fields["statement"].ToString(), Errors = [new("", typed.Why)] };
        return ShowAsync(http, state, cancellation, StatusCodes.Status400BadRequest);
    }

    /// <summary>Does something, and says that it is done or why it is not.</summary>
    /// <param name="isGone">Whether there is no debate any more afterwards.</param>
    public async Task<IResult> ActAsync(
        HttpContext http,
        Func<RequestedDebate, Task> act,
        string done,
        CancellationToken cancellation,
        DebateControlState? stateOnError = null,
        bool isGone = false
    )
    {
        stateOnError ??= new();
        try
        {
            var requested = http.GetRequestedDebate();
            await act(requested);
            var debate = isGone ? "" : $"/{requested.Code}";
            return Results.LocalRedirect(Language.Link($"{DebateDeskPages.Address}{debate}?fait={done}"));
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, stateOnError with { Errors = texts.Problems(broken) }, cancellation);
        }
    }

    /// <summary>One more statement of the moving debate.</summary>
    public Task<IResult> AddStatementAsync(HttpContext http, PostedForm form, CancellationToken cancellation)
    {
        var typed = form.Fields["statement"].ToString();
        Task AddAsync(RequestedDebate requested) => stage.ChangeDebateAsync(requested.Code, debate => debate.Add(typed), cancellation);
        return ActAsync(http, AddAsync, "enonce", cancellation, new() { Statement = typed });
    }

    /// <summary>An argument of the moving debate goes.</summary>
    public async Task<IResult> RemoveArgumentAsync(HttpContext http, Guid statement, PostedForm posted, CancellationToken cancellation)
    {
        var form = posted.Fields;
        return SnakeCase.TryRead<Side>(form["side"].ToString(), out var side)
            ? await ActAsync(
                http,
                requested =>
                    stage.ChangeDebateAsync(
                        requested.Code,
                        debate => debate.Forget(statement, new Argument(side, form["argument"].ToString())),
                        cancellation
                    ),
                "argument-oublie",
                cancellation
            )
            : Results.NotFound();
    }

    /// <summary>Shows a fresh key, as a QR, on the page that answers: asking again shows another.</summary>
    public async Task<IResult> OfferAsync(HttpContext http, PostedForm form, CancellationToken cancellation)
    {
        var requested = http.GetRequestedDebate();
        if (requested.Debate.State is DebateState.Closed)
            return await ShowAsync(http, new() { Errors = [new("", texts.Rule(Rule.DebateClosed))] }, cancellation);
        var kind = form.Fields["kind"] == "tribune" ? PairingKind.Platform : PairingKind.Regie;
        var key = await pairings.OfferAsync(requested.Debate.Id, kind, cancellation);
        var screen = kind is PairingKind.Platform ? "tribune" : "regie";
        var address = site.Absolute(http, Language.Link($"/debats/{requested.Code}/{screen}?cle={key}"));
        return await ShowAsync(http, new() { Offer = new PairingOffer(kind, address, time.GetUtcNow() + Pairing.KeyLives) }, cancellation);
    }
}
