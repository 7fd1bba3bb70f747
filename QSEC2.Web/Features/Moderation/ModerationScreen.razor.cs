using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Live;
using ClaimsPrincipal = System.Security.Claims.ClaimsPrincipal;

namespace QSEC2.Web.Features.Moderation;

public sealed partial class ModerationScreen(
    ModerationDesk desk,
    ModerationQueue queue,
    WallDirectory walls,
    Changes changes,
    TimeProvider time,
    IAuthorizationService authorization,
    ILogger<ModerationScreen> logger
)
{
    private static readonly TimeSpan BeatsEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan RenewsClaimAfter = Claim.Holds / 3;
    private const int Shown = 50;

    // Whoever was about to press has not read what has just changed.
    private static readonly TimeSpan TimeToReread = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<Guid> _skipped = [];
    private Moderator? _me;
    private DateTimeOffset _claimedAt;
    private (Guid? Item, DateTimeOffset At) _corrected;

    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private ClaimsPrincipal? User { get; set; }
    private QueuePage Queue { get; set; } = new(0, null, []);
    private QueueItem? Current { get; set; }
    private LastDecision? Last { get; set; }
    private Dictionary<string, WallWithTheme> Walls { get; set; } = [];
    private DateTimeOffset Now { get; set; }
    private long Beat { get; set; }
    private string? Said { get; set; }
    private bool SaidIsError { get; set; }
    private bool Acted { get; set; }
    private bool KeysOn { get; set; } = true;
    private bool HasReceived { get; set; }
    private string Me => _me?.Name ?? "";

    protected override async Task OnInitializedAsync()
    {
        Localization.Language.Use(Language);
        User = (await Authentication!).User;
        _me = User.AsModerator();
        await LookAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync();
    }

    // Wakes at every change of the queue, and beats anyway: a screen that no longer beats covers itself.
    private async Task FollowAsync()
    {
        while (!_leaving.IsCancellationRequested)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Queue.Next;
            var goesOn = true;
            await InvokeAsync(async () => goesOn = await LookAsync());
            if (!goesOn)
                return;
            await Task.WhenAny(next, Task.Delay(BeatsEvery, time, _leaving.Token));

            // When a whole room writes at once, the queue is read a few times a second, not once for each.
            await Task.Delay(Between, time, _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // False when there is nothing more to see here: gone, or no longer a moderator.
    private async Task<bool> LookAsync()
    {
        try
        {
            Localization.Language.Use(Language);
            if (!await StillMayAsync())
            {
                (Queue, Current, Last) = (new QueuePage(0, null, []), null, null);
                return false;
            }

            await ReadAsync();
        }
        catch (Exception failure) when (!_leaving.IsCancellationRequested)
        {
            logger.LogWarning(failure, "The queue could not be read; trying again.");
        }
        finally
        {
            StateHasChanged();
        }

        return true;
    }

    private async Task ReadAsync()
    {
        Queue = await queue.ReadAsync(null, null, Shown, null, _leaving.Token);
        Walls = (await walls.AllAsync(_leaving.Token))
            .Concat(await walls.DebatesAsync(_leaving.Token))
            .ToDictionary(place => place.Slug, StringComparer.Ordinal);
        Now = time.GetUtcNow();
        Beat = Now.ToUnixTimeMilliseconds();
        Last = await desk.LastAsync(_me!, _leaving.Token);
        HasReceived = HasReceived || Queue.Waiting > 0 || await queue.HasReceivedAsync(_leaving.Token);
        var same = Queue.Items.FirstOrDefault(item => item.Id == Current?.Id);
        if (same is not null && same.Version != Current!.Version)
        {
            _corrected = (same.Id, Now);
            Say(T["Desk.CorrectedNow"], isError: false);
        }

        Current = same;
        if (Current is not null && Now - _claimedAt > RenewsClaimAfter && !await ClaimAsync(Current))
            Current = null;
        if (Current is null)
            await TakeNextAsync();
    }

    private async Task<bool> ClaimAsync(QueueItem item)
    {
        _claimedAt = time.GetUtcNow();
        return await queue.ClaimAsync(item.Id, _me!, _leaving.Token);
    }

    // The oldest that nobody else is reading; those put off come back when nothing else is left.
    private async Task TakeNextAsync()
    {
        var free = Queue.Items.Where(item => item.ClaimedBy is null || item.ClaimedBy == Me).OrderBy(item => _skipped.Contains(item.Id));
        foreach (var item in free)
        {
            if (!await ClaimAsync(item))
                continue;
            Current = item;
            return;
        }
    }

    // A circuit outlives a right that was taken away: asked again at every act.
    private async Task<bool> StillMayAsync()
    {
        var user = (await Authentication!).User;
        var may = (await authorization.AuthorizeAsync(user, Policies.Moderate)).Succeeded;
        if (!may)
            Say(T["Error.403"], isError: true);
        return may;
    }

    private void Say(string text, bool isError) => (Said, SaidIsError) = (text, isError);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_me is not null)
            await queue.ReleaseAsync(_me, CancellationToken.None);
        _leaving.Dispose();
    }
}
