using Microsoft.Extensions.Caching.Memory;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Walls;

/// <summary>Answers "what did I miss?". A hall that comes back all at once asks the same thing: it is read and drawn once.</summary>
public sealed class WallReplay(WallReader reader, Changes changes, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    public Task<WallJoined> SinceAsync(WallWithTheme place, long? after, string language)
    {
        var key = (nameof(WallReplay), place.Slug, after, language, changes.Wall(place.Slug).Version);
        var answer = cache
            .GetOrCreate(
                key,
                entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = Kept;
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
        if (after is { } last && last >= logStart && last <= head && head - last <= WallReader.LongestReplay)
        {
            var page = await reader.EventsAsync(place, last, WallReader.LongestReplay, language, CancellationToken.None);
            return new WallJoined(place.Slug, page.To, null, page.Events);
        }

        // Whatever number was asked with, the whole wall is read and kept once.
        if (after is not null)
            return await SinceAsync(place, null, language);
        var (sequence, _, contributions) = await reader.NowAsync(place, CancellationToken.None);
        return new WallJoined(place.Slug, sequence, contributions, null, await reader.StageAsync(place, CancellationToken.None));
    }
}
