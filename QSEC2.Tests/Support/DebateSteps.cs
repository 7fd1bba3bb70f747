using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Debates.Regie;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Support;

/// <summary>Debates, without their desk.</summary>
public static class DebateSteps
{
    public static readonly Editor Mediator = new(Guid.CreateVersion7(), "Sam", ["93"]);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A debate on the theme of the usual wall, open unless told otherwise.</summary>
    public static async Task<Debate> DebateAsync(
        this Site site,
        bool open = true,
        string title = "L’air de nos rues",
        string theme = Site.Wall,
        string department = "93"
    )
    {
        var desk = site.Services.GetRequiredService<DebateDesk>();
        var debate = await desk.PrepareAsync(
            theme,
            new DebatePlan(title, "Salle des fêtes", department, null, null, null, []),
            Mediator with
            {
                Departments = null,
            },
            Now
        );
        if (open)
            await desk.OpenAsync(debate.Code, Now);
        return debate;
    }

    /// <summary>Closes it, as it is closed at the end of an evening.</summary>
    public static Task CloseAsync(this Site site, string code, string said = "On a parlé de l’air.", bool photosAllowed = false) =>
        site
            .Services.GetRequiredService<DebateDesk>()
            .CloseAsync(
                code,
                new DebateReport(
                    "Une association",
                    "Salle des fêtes",
                    new DateOnly(2026, 11, 25),
                    OpenToAll: true,
                    62,
                    said,
                    photosAllowed
                ),
                Now
            );

    /// <summary>The slug of its wall.</summary>
    public static string Wall(this Debate debate) => DebateDesk.SlugOf(debate.Code);

    /// <summary>What a screen is answered that joins.</summary>
    public static async Task<WallJoined> JoinedAsync(this HubConnection hub, string wall, long? after)
    {
        await using var connection = hub;
        await connection.StartAsync(Now);
        return await connection.InvokeAsync<WallJoined>("Join", wall, after, Now);
    }

    public static StageDesk Stage(this Site site) => site.Services.GetRequiredService<StageDesk>();
}
