using Microsoft.AspNetCore.SignalR;
using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Walls;

/// <summary>The live wall. Public: it only ever sends what anyone may see.</summary>
public sealed class WallHub(WallDirectory walls, WallFeed feed, WallReplay replay, ScreensPerAddress screens, TimeProvider time) : Hub
{
    private static readonly TimeSpan MinimumBetweenJoins = TimeSpan.FromMilliseconds(100);

    /// <summary>Follows a wall: answers with what was missed, then every frame comes as <c>events</c>.</summary>
    /// <param name="wall">The slug of the wall.</param>
    /// <param name="after">
    /// The number of the last event the screen has; null, and what was last published is told. SignalR wants the argument said.
    /// </param>
    /// <exception cref="HubException"><c>wall_not_found</c>.</exception>
    public async Task<WallJoined> Join(string? wall, long? after)
    {
        // A screen joins when it opens, wakes or missed something: not a hundred times a second.
        if (!Context.Items.TryAdd(nameof(Join), true))
            await Task.Delay(MinimumBetweenJoins, Context.ConnectionAborted);
        var place = await walls.FindAsync(wall ?? "", Context.ConnectionAborted) ?? throw new HubException("wall_not_found");
        CountScreen(place);
        var language = Language.Of(Context.GetHttpContext());
        if (!Context.Items.ContainsKey(WatchingKey(place)))
        {
            await feed.WatchAsync(place, language, Context.ConnectionAborted);
            Context.Items[WatchingKey(place)] = true;
        }

        // The group first, then the log: the other order loses what happens in between. Whoever joins ignores what it has twice.
        await Groups.AddToGroupAsync(Context.ConnectionId, WallFeed.Group(place.Slug, language), Context.ConnectionAborted);
        return await replay.SinceAsync(place, after, language) with { Now = time.GetUtcNow() };
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(nameof(ScreensPerAddress), out var hall))
            screens.ScreenClosed((ScreenGroup)hall!);
        return base.OnDisconnectedAsync(exception);
    }

    // A screen is one person, of the first debate that it follows.
    private void CountScreen(WallWithTheme place)
    {
        if (place.Debate is not { State: not DebateState.Closed } || Context.Items.ContainsKey(nameof(ScreensPerAddress)))
            return;
        if (Context.GetHttpContext() is { } http && screens.ScreenOpened(http, place.Id) is { } hall)
            Context.Items[nameof(ScreensPerAddress)] = hall;
    }

    private static string WatchingKey(WallWithTheme place) => $"{nameof(WallFeed)} {place.Slug}";
}
