using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Live;
using QSEC2.Web.Localization;
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
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan ClaimRenewal = Claim.Holds / 3;
    private const int MostShown = 50;

    // Whoever was about to press has not read what has just changed.
    private static readonly TimeSpan TimeToReread = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _disposal = new();
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
    private string? Message { get; set; }
    private bool MessageIsError { get; set; }
    private bool HasJustActed { get; set; }
    private bool KeysOn { get; set; } = true;
    private bool HasReceived { get; set; }
    private string Me => _me?.Name ?? "";

    private string WhyEmpty
    {
        get
        {
            if (Queue.Waiting > 0)
                return "Desk.OthersReading";
            return HasReceived ? "Desk.AllRead" : "Desk.NothingYet";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Localization.Language.Use(Language);
        User = (await Authentication!).User;
        _me = User.AsModerator();
        await RefreshAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _disposal.CancelAsync();
        if (_me is not null)
            await queue.ReleaseAsync(_me, CancellationToken.None);
        _disposal.Dispose();
    }

    // Wakes at every change of the queue, and beats anyway: a screen that no longer beats covers itself.
    private async Task FollowAsync()
    {
        while (!_disposal.IsCancellationRequested)
        {
            // Armed before reading: a change in between would be lost.
            var next = changes.Queue.Next;
            var isOpen = true;
            await InvokeAsync(async () => isOpen = await RefreshAsync());
            if (!isOpen)
                return;
            await Task.WhenAny(next, Task.Delay(BeatInterval, time, _disposal.Token));

            // When a whole room writes at once, the queue is read a few times a second, not once for each.
            await Task.Delay(ShortestPause, time, _disposal.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // False when there is nothing more to see here: gone, or no longer a moderator.
    private async Task<bool> RefreshAsync()
    {
        try
        {
            Localization.Language.Use(Language);
            if (!await IsStillModeratorAsync())
            {
                Queue = new QueuePage(0, null, []);
                Current = null;
                Last = null;
                return false;
            }

            await ReadAsync();
        }
        catch (Exception failure) when (!_disposal.IsCancellationRequested)
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
        Queue = await queue.ReadAsync(null, null, MostShown, null, _disposal.Token);
        Walls = (await walls.AllAsync(_disposal.Token))
            .Concat(await walls.DebatesAsync(_disposal.Token))
            .ToDictionary(place => place.Slug, StringComparer.Ordinal);
        Now = time.GetUtcNow();
        Beat = Now.ToUnixTimeMilliseconds();
        Last = await desk.LastAsync(_me!, _disposal.Token);
        HasReceived = HasReceived || Queue.Waiting > 0 || await queue.HasReceivedAsync(_disposal.Token);
        var same = Queue.Items.FirstOrDefault(item => item.Id == Current?.Id);
        if (same is not null && same.Version != Current!.Version)
        {
            _corrected = (same.Id, Now);
            ShowMessage(T["Desk.CorrectedNow"], isError: false);
        }

        Current = same;
        if (Current is not null && Now - _claimedAt > ClaimRenewal && !await ClaimAsync(Current))
            Current = null;
        if (Current is null)
            await TakeNextAsync();
    }

    private async Task ChooseAsync(QueueItem item)
    {
        Message = null;
        if (await ClaimAsync(item))
            Current = item;
        else
            ShowMessage(T["Desk.SomeoneReads"], isError: false);
    }

    private async Task ApproveAsync(ApprovalRequested approved)
    {
        if (_corrected.Item == approved.Item.Id && time.GetUtcNow() - _corrected.At < TimeToReread)
            return;
        await DecideAsync(() =>
            desk.ApproveAsync(approved.Item.Id, _me!, approved.Ground, approved.Description, approved.Item.Version, _disposal.Token)
        );
    }

    private Task RefuseAsync(RefusalRequested refused) =>
        DecideAsync(() => desk.RefuseAsync(refused.Item.Id, _me!, refused.Reason, refused.Note, _disposal.Token));

    private async Task SkipAsync(QueueItem item)
    {
        HasJustActed = true;
        Message = null;
        _skipped.Add(item.Id);
        await queue.ReleaseAsync(_me!, _disposal.Token);
        Current = null;
        await TakeNextAsync();
    }

    private async Task UndoAsync()
    {
        if (Last is not { } last)
            return;
        await DecideAsync(() => desk.UndoAsync(last, _me!, _disposal.Token));
        if (Queue.Items.FirstOrDefault(item => item.Id == last.Id) is { } again && await ClaimAsync(again))
            Current = again;
    }

    private async Task DecideAsync(Func<Task<bool>> decide)
    {
        Localization.Language.Use(Language);
        HasJustActed = true;
        Message = null;
        if (!await IsStillModeratorAsync())
            return;
        try
        {
            await decide();
        }
        catch (RuleBroken broken)
        {
            ShowMessage(T.Rule(broken.Rule), isError: broken.Rule is not (Rule.AlreadyDecided or Rule.ChangedMeanwhile));
        }
        catch (Exception failure) when (failure is StorageFailed or DatabaseBusy)
        {
            logger.LogError(failure, "A decision could not be stored.");
            ShowMessage(T[failure is DatabaseBusy ? "Error.Busy" : "Error.Storage"], isError: true);
        }

        await ReadAsync();
    }

    private async Task<bool> ClaimAsync(QueueItem item)
    {
        _claimedAt = time.GetUtcNow();
        return await queue.ClaimAsync(item.Id, _me!, _disposal.Token);
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
    private async Task<bool> IsStillModeratorAsync()
    {
        var user = (await Authentication!).User;
        var isModerator = (await authorization.AuthorizeAsync(user, Policies.Moderate)).Succeeded;
        if (!isModerator)
            ShowMessage(T["Error.403"], isError: true);
        return isModerator;
    }

    private void ShowMessage(string text, bool isError)
    {
        Message = text;
        MessageIsError = isError;
    }
}
