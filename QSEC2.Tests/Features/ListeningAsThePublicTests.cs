using System.Net;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Features;

/// <summary>Nothing waiting, refused, removed or withdrawn is ever sent to someone who may not moderate it.</summary>
public sealed class ListeningAsThePublicTests : IClassFixture<UnlimitedSiteFixture>
{
    private const string Marker = "Zyzzyva";
    private const string Wall = "air-agir";

    private static readonly string[] ForSoftware =
    [
        "/api/v1/walls",
        $"/api/v1/walls/{Wall}",
        $"/api/v1/walls/{Wall}/events",
        $"/api/v1/walls/{Wall}/events?after=0&limit=500",
        "/openapi/v1.json",
        "/metrics",
        "/health/ready",
        $"/murs/{Wall}/flux",
        $"/themes/{Wall}",
        $"/themes/{Wall}/flux",
        "/donnees",
        "/recherche?q=" + Marker[..^1],
        $"/murs/{Wall}?page=2",
        "/agenda.ics",
        "/moderation",
        "/moderation/journal",
        "/api/v1/moderation/queue",
    ];

    private readonly UnlimitedSiteFixture _shared;

    public ListeningAsThePublicTests(UnlimitedSiteFixture shared) => _shared = shared;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_published_is_nowhere_that_the_public_can_fetch_or_hear()
    {
        await using var screen = await LiveScreen.OpenAsync(_shared.Site, Wall);
        var waiting = await SendAsync("waiting");
        var refused = await SendAsync("refused");
        var withdrawn = await SendAsync("withdrawn");
        (await _shared.Moderator.RefuseAsync(refused.Id, "other", $"{Marker} note")).EnsureSuccessStatusCode();
        (await _shared.Public.DeleteAsync($"/api/v1/receipts/{withdrawn.Code}", Now)).EnsureSuccessStatusCode();

        // Something public comes after: whatever the screen hears has gone round.
        await _shared.PublishAsync("Publique ?", Wall);
        await screen.ShowsAsync(wall => wall.Shows.Any(card => card.Text == "Publique ?"));
        Assert.DoesNotContain(
            Marker,
            string.Concat(screen.Frames.SelectMany(frame => frame.Events).Select(happened => $"{happened.Html}{happened.Contribution}")),
            StringComparison.OrdinalIgnoreCase
        );
        await NowhereAsync(waiting.Id, refused.Id, withdrawn.Id);
    }

    [Fact]
    public async Task What_has_left_the_wall_is_nowhere_even_where_it_was_kept()
    {
        var removed = await PublishAsync("removed");
        var withdrawn = await PublishAsync("withdrawn later");
        var erased = await PublishAsync("erased");
        Assert.Contains(await EverythingAsync(removed.Id), fetched => fetched.Body.Contains($"{Marker} removed", StringComparison.Ordinal));
        await JoinAsync(null);
        await JoinAsync(0);

        (await _shared.Moderator.RemoveAsync(removed.Id, "other", $"{Marker} note")).EnsureSuccessStatusCode();
        (await _shared.Public.DeleteAsync($"/api/v1/receipts/{withdrawn.Code}", Now)).EnsureSuccessStatusCode();
        (await _shared.Public.DeleteAsync($"/api/v1/receipts/{erased.Code}?erase=true", Now)).EnsureSuccessStatusCode();
        await NowhereAsync(removed.Id, withdrawn.Id, erased.Id);
    }

    private async Task NowhereAsync(params Guid[] ids)
    {
        foreach (var (address, body) in await EverythingAsync(ids))
            Assert.False(body.Contains(Marker, StringComparison.OrdinalIgnoreCase), $"{address} tells it.");
        foreach (var id in ids)
        foreach (var version in new[] { "480.webp", "960.webp", "1600.webp", "960.jpg" })
            await _shared.Public.GetAsync($"/photos/{id}/{version}", Now).IsAsync(HttpStatusCode.NotFound);
        foreach (var after in new long?[] { null, 0, 1, -1 })
            Assert.DoesNotContain(Marker, await JoinAsync(after), StringComparison.OrdinalIgnoreCase);
    }

    // Every page that links lead to, in both languages, and what only software asks for.
    private async Task<List<(string Address, string Body)>> EverythingAsync(params Guid[] ids)
    {
        var fetched = new List<(string, string)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([
            "/",
            "/en",
            .. ForSoftware,
            .. ids.SelectMany(id => new[] { $"/contributions/{id}", $"/en/contributions/{id}", $"/api/v1/contributions/{id}" }),
        ]);
        while (next.TryDequeue(out var address))
        {
            if (!known.Add(address))
                continue;
            using var response = await _shared.Public.GetAsync(address, Now);
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Now));
            fetched.Add((address, $"{response.Headers}{response.Content.Headers}{body}"));
            if (response.Content.Headers.ContentType?.MediaType == "text/html")
                foreach (var link in Links(body))
                    next.Enqueue(link);
        }

        Assert.InRange(fetched.Count, 60, 400);
        return fetched;
    }

    private static IEnumerable<string> Links(string html) =>
        Forms
            .Page(html)
            .QuerySelectorAll("a[href], link[href]")
            .Select(link => link.GetAttribute("href")!.Split('#')[0])
            .Where(link => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !Path.HasExtension(link));

    private async Task<string> JoinAsync(long? after)
    {
        await using var connection = _shared.Site.Hub();
        await connection.StartAsync(Now);
        return System.Text.Json.JsonSerializer.Serialize(await connection.InvokeAsync<WallJoined>("Join", Wall, after, Now));
    }

    private async Task<(Guid Id, string Code)> SendAsync(string what)
    {
        using var response = await _shared.Public.SubmitPhotoAsync(
            TestPictures.Jpeg(300, 200),
            wall: Wall,
            text: $"{Marker} {what}",
            description: $"{Marker} {what}"
        );
        var received = await response.JsonAsync();
        return ((Guid)received["id"]!, (string)received["code"]!);
    }

    private async Task<(Guid Id, string Code)> PublishAsync(string what)
    {
        var sent = await SendAsync(what);
        (await _shared.Moderator.ApproveAsync(sent.Id, new { photoGround = "permission" })).EnsureSuccessStatusCode();
        return sent;
    }
}
