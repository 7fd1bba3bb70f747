using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Contribute;

public sealed class IdempotencyTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_and_body_again_give_the_same_answer_and_store_nothing_twice()
    {
        var key = Guid.CreateVersion7();
        using var first = await shared.Public.SubmitAsync(new { kind = "question", text = "Une seule fois ?" }, key: key);
        using var second = await shared.Public.SubmitAsync(new { kind = "question", text = "Une seule fois ?" }, key: key);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal((await first.JsonAsync()).ToJsonString(), (await second.JsonAsync()).ToJsonString());
        Assert.Equal(1, await StoredAsync(key));
    }

    [Fact]
    public async Task Twenty_times_the_same_key_at_once_store_one_contribution()
    {
        var key = Guid.CreateVersion7();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => shared.Public.SubmitAsync(new { kind = "question", text = "Vingt fois ?" }, key: key))
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Now)));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, await StoredAsync(key));
    }

    [Fact]
    public async Task Twenty_times_the_same_key_at_once_take_one_number()
    {
        var key = Guid.CreateVersion7();
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => shared.Public.SubmitAsync(new { kind = "question", text = "Vingt fois ?" }, "air-climat", key))
        );
        await shared.Public.AskAsync("La suivante ?", "air-climat");
        await using var db = shared.Site.Database();
        Assert.Equal(2, (await db.Walls.SingleAsync(wall => wall.Slug == "air-climat", Now)).LastNumber);
    }

    [Fact]
    public async Task The_same_picture_sent_five_times_at_once_is_kept_once()
    {
        var key = Guid.CreateVersion7();
        var picture = TestPictures.Jpeg(300, 200);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shared.Public.SubmitPhotoAsync(picture, key: key)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        var ids = await Task.WhenAll(answers.Select(async answer => (Guid)(await answer.JsonAsync())["id"]!));
        var id = Assert.Single(ids.Distinct());
        var folders = Directory
            .EnumerateDirectories(Path.Combine(shared.Site.Folder, "photos"), "*", SearchOption.AllDirectories)
            .Where(folder => Path.GetFileName(folder).Length == 32);
        Assert.Equal(id.ToString("N"), Path.GetFileName(Assert.Single(folders)));
    }

    [Theory]
    [InlineData("question", "Autre chose ?", "Zoé", Site.Wall)]
    [InlineData("testimony", "La même chose ?", "Zoé", Site.Wall)]
    [InlineData("question", "La même chose ?", "Léa", Site.Wall)]
    [InlineData("question", "La même chose ?", "Zoé", Site.OtherWall)]
    public async Task The_same_key_with_anything_else_is_a_conflict(string kind, string text, string signature, string wall)
    {
        var key = Guid.CreateVersion7();
        using var first = await shared.Public.SubmitAsync(
            new
            {
                kind = "question",
                text = "La même chose ?",
                signature = "Zoé",
            },
            key: key
        );
        using var second = await shared.Public.SubmitAsync(
            new
            {
                kind,
                text,
                signature,
            },
            wall,
            key
        );
        await second.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_conflict");
        Assert.Equal(1, await StoredAsync(key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pas-un-uuid")]
    [InlineData("0193d3a0-0000-7000-8000-00000000000")]
    public async Task Without_a_key_nothing_is_stored(string? key)
    {
        using var response = await SendAsync(key);
        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "idempotency_key_missing");
        Assert.Single(problem["errors"]!["idempotencyKey"]!.AsArray());
    }

    [Fact]
    public async Task A_key_is_the_same_in_capitals_and_in_braces()
    {
        var key = Guid.CreateVersion7();
        var codes = new List<string>();
        foreach (var written in new[] { $"{key:D}", $"{key:D}".ToUpperInvariant(), $"{key:B}", $"{key:N}" })
        {
            using var response = await SendAsync(written);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            codes.Add((string)(await response.JsonAsync())["code"]!);
        }

        Assert.Single(codes.Distinct());
    }

    private async Task<HttpResponseMessage> SendAsync(string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/walls/{Site.Wall}/contributions");
        request.Content = JsonContent.Create(new { kind = "question", text = "Avec quelle clé ?" });
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await shared.Public.SendAsync(request, Now);
    }

    private async Task<int> StoredAsync(Guid key)
    {
        await using var db = shared.Site.Database();
        return await db.Contributions.CountAsync(one => one.SubmissionKey == key, Now);
    }
}
