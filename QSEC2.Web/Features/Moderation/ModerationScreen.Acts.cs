using QSEC2.Domain.Common;
using QSEC2.Web.Data;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Moderation;

/// <summary>What a moderator does at the desk.</summary>
public sealed partial class ModerationScreen
{
    private async Task ChooseAsync(QueueItem item)
    {
        Said = null;
        if (await ClaimAsync(item))
            Current = item;
        else
            Say(T["Desk.SomeoneReads"], isError: false);
    }

    private async Task ApproveAsync(ApprovalRequested approved)
    {
        if (_corrected.Item == approved.Item.Id && time.GetUtcNow() - _corrected.At < TimeToReread)
            return;
        await DecideAsync(() =>
            desk.ApproveAsync(approved.Item.Id, _me!, approved.Ground, approved.Description, approved.Item.Version, _leaving.Token)
        );
    }

    private Task RefuseAsync(RefusalRequested refused) =>
        DecideAsync(() => desk.RefuseAsync(refused.Item.Id, _me!, refused.Reason, refused.Note, _leaving.Token));

    private async Task SkipAsync(QueueItem item)
    {
        Acted = true;
        Said = null;
        _skipped.Add(item.Id);
        await queue.ReleaseAsync(_me!, _leaving.Token);
        Current = null;
        await TakeNextAsync();
    }

    private async Task UndoAsync()
    {
        if (Last is not { } last)
            return;
        await DecideAsync(() => desk.UndoAsync(last, _me!, _leaving.Token));
        if (Queue.Items.FirstOrDefault(item => item.Id == last.Id) is { } again && await ClaimAsync(again))
            Current = again;
    }

    private async Task DecideAsync(Func<Task<bool>> decide)
    {
        Localization.Language.Use(Language);
        Acted = true;
        Said = null;
        if (!await StillMayAsync())
            return;
        try
        {
            await decide();
        }
        catch (RuleBroken broken)
        {
            Say(T.Rule(broken.Rule), isError: broken.Rule is not (Rule.AlreadyDecided or Rule.ChangedMeanwhile));
        }
        catch (Exception failure) when (failure is StorageFailed or DatabaseBusy)
        {
            logger.LogError(failure, "A decision could not be stored.");
            Say(T[failure is DatabaseBusy ? "Error.Busy" : "Error.Storage"], isError: true);
        }

        await ReadAsync();
    }
}
