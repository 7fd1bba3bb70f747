using Microsoft.Extensions.Caching.Memory;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Walls;

/// <summary>Answers "what did I miss?". A hall that comes back all at once asks the same thing: it is read and drawn once.</summary>
public sealed class WallReplay(WallReader reader, Changes changes, IMemoryCache cache)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    public Task<WallJoined> SinceAsync(WallWithTheme place, long? after, string language)
    {
        var key = (nameof(WallReplay), place.Slug, after, language, changes.Sequence(place.Slug));
        var answer = cache
            .GetOrCreate(
                key,
                entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = KeptFor;
                    entry.Size = 1;
                    return new Lazy<Task<WallJoined>>(() => ReadAsync(place, after, language));
                }
            )!
            .Value;
        if (answer.IsFaulted)
            cache.Remove(key);
        return answer;
    }

    private async Task<WallJoined> ReadAsync(WallWithTheme place, long? after, string language)
    {
        var (head, logStart) = await reader.HeadAsync(place.Id, CancellationToken.None);
        var oldestReplayable = Math.Max(logStart, head - WallReader.LongestReplay);
        if (after is { } last && last >= oldestReplayable && last <= head)
        {
            var page = await reader.EventsAsync(place, last, WallReader.LongestReplay, language, CancellationToken.None);
            return new WallJoined(place.Slug, page.To, null, page.Events);
        }

        // Whatever number was asked with, the snapshot is read and kept once.
        if (after is not null)
            return await SinceAsync(place, null, language);
        var (sequence, total, contributions) = await reader.NewestAsync(place, CancellationToken.None);
        var stage = await reader.ReadStageAsync(place, CancellationToken.None);

        // Of a debate, what its stage names too, however old it is.
        if (place.Debate is not null && total > contributions.Count)
        {
            var newest = contributions.Select(one => one.Id).ToList();
            contributions = [.. contributions, .. await reader.OlderAsync(place, newest, stage.Named, CancellationToken.None)];
        }

        return new WallJoined(place.Slug, sequence, contributions, null, stage);
    }
}
