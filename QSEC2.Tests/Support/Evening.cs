using QSEC2.Domain.Debates;
using QSEC2.Domain.People;

namespace QSEC2.Tests.Support;

/// <summary>
/// A debate, prepared with its first questions, and what opens its site to those who make things happen in it, wherever that site runs.
/// </summary>
/// <param name="Liked">What the phone supports.</param>
/// <param name="Key">Of the régie that is looked at.</param>
/// <param name="OtherKey">Of another.</param>
/// <param name="Token">A moderator's.</param>
public sealed record Evening(Debate Debate, Guid Asked, Guid Doubtful, Guid Liked, string Key, string OtherKey, string Token)
{
    /// <summary>On the phone, while it has no network.</summary>
    public const string Written = "Du fond de la salle ?";

    /// <summary>Published and put up while the screens have no network.</summary>
    public const string Meanwhile = "Et pendant ce temps-là ?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public string Wall => Debate.Wall();

    public static async Task<Evening> PrepareAsync(Site site)
    {
        var debate = await site.DebateAsync();
        using var moderator = await site.WithTokenAsync(Role.Moderator);
        return new Evening(
            debate,
            await PublishAsync(moderator, debate.Wall(), "Avant la coupure ?"),
            await PublishAsync(moderator, debate.Wall(), "À cacher ?"),
            await PublishAsync(moderator, debate.Wall(), "Tout le monde le dit ?"),
            await site.KeyAsync(debate),
            await site.KeyAsync(debate),
            moderator.DefaultRequestHeaders.Authorization!.Parameter!
        );
    }

    /// <summary>A contribution is published and put up, another is supported, a third is hidden.</summary>
    /// <param name="site">Where it is reached by those who have the network.</param>
    public async Task GoesOnAsync(Uri site)
    {
        using var other = await OtherAsync(site);
        using var moderator = new HttpClient { BaseAddress = site };
        moderator.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        var id = await PublishAsync(moderator, Wall, Meanwhile);
        await other.DoAsync(Debate, "disposition", ("disposition", "one"));
        await other.DoAsync(Debate, "projeter", ("id", id.ToString()));
        await other.DoAsync(Debate, "cacher", ("id", Doubtful.ToString()));
        await moderator.PostAsync($"/api/v1/contributions/{Asked}/supports", null, Now).IsAsync(System.Net.HttpStatusCode.OK);
    }

    private async Task<HttpClient> OtherAsync(Uri site)
    {
        var other = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = site };
        using var paired = await other.PairAsync(Debate.Regie(), OtherKey);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, paired.StatusCode);
        return other;
    }

    private static async Task<Guid> PublishAsync(HttpClient moderator, string wall, string text)
    {
        var (id, _) = await moderator.AskAsync(text, wall);
        await moderator.ApproveAsync(id).IsAsync(System.Net.HttpStatusCode.NoContent);
        return id;
    }
}
