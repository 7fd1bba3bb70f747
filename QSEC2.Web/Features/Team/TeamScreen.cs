using Microsoft.Extensions.Localization;
using QSEC2.Domain.Common;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Team;

/// <summary>What the page says beside the list: what was typed and refused, or what was done.</summary>
public sealed record TeamState
{
    public InviteForm Invite { get; init; } = InviteForm.Empty;
    public TokenForm Token { get; init; } = TokenForm.Empty;
    public OneTimeSecret? OneTimeSecret { get; init; }

    /// <summary>The act that was just done: <c>removed</c>, <c>cancelled</c> or <c>revoked</c>.</summary>
    public string? Done { get; init; }
    public IReadOnlyList<FieldProblem> Errors { get; init; } = [];
}

/// <summary>The team as a page, after whatever was done with it.</summary>
public sealed class TeamScreen(TeamDesk desk, TimeProvider time, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> ShowAsync(HttpContext http, TeamState state, CancellationToken cancellation)
    {
        // Links and tokens do not stay in the browser of a shared desk.
        http.Response.Headers.CacheControl = "no-store";
        return Pages.Show<TeamPage>(
            new
            {
                Team = await desk.ReadAsync(cancellation),
                State = state,
                Now = time.GetUtcNow(),
                Self = http.User.AsModerator().Id,
            },
            state.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    public async Task<IResult> ActAsync(HttpContext http, Func<Task> act, string done, CancellationToken cancellation)
    {
        try
        {
            await act();
            return Results.LocalRedirect(Language.Link($"{TeamPages.Address}?fait={done}"));
        }
        catch (RuleBroken broken)
        {
            return await ShowAsync(http, new() { Errors = [new("", texts.Rule(broken.Rule))] }, cancellation);
        }
    }
}
