using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QSEC2.Tests.Support;

/// <summary>What tests do through the API, in the words of the field.</summary>
public static class ContributionSteps
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, object body, string wall = Site.Wall, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/walls/{wall}/contributions") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        return client.SendAsync(request, Now);
    }

    public static Task<HttpResponseMessage> SubmitPhotoAsync(
        this HttpClient client,
        byte[] picture,
        string fileName = "photo.jpg",
        string wall = Site.Wall,
        string? text = null,
        string? description = "Un canal dans la brume",
        Guid? key = null
    )
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent("photo"), "kind" },
            { new ByteArrayContent(picture), "photo", fileName },
        };
        if (text is not null)
            form.Add(new StringContent(text), "text");
        if (description is not null)
            form.Add(new StringContent(description), "photoDescription");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/walls/{wall}/contributions") { Content = form };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        return client.SendAsync(request, Now);
    }

    /// <summary>Asks a question; answers its id and its code.</summary>
    public static async Task<(Guid Id, string Code)> AskAsync(
        this HttpClient client,
        string text,
        string wall = Site.Wall,
        string? signature = null
    )
    {
        using var response = await client.SubmitAsync(
            new
            {
                kind = "question",
                text,
                signature,
            },
            wall
        );
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        var received = await response.JsonAsync();
        return ((Guid)received["id"]!, (string)received["code"]!);
    }

    public static Task<HttpResponseMessage> ApproveAsync(this HttpClient moderator, Guid id, object? body = null) =>
        moderator.PostAsJsonAsync($"/api/v1/moderation/{id}/approve", body ?? new { }, Now);

    /// <summary>Asks a question and approves it; answers its id and its code.</summary>
    public static async Task<(Guid Id, string Code)> PublishAsync(
        this UnlimitedSiteFixture shared,
        string text,
        string wall = Site.Wall,
        string? signature = null
    )
    {
        var asked = await shared.Public.AskAsync(text, wall, signature);
        using var approved = await shared.Moderator.ApproveAsync(asked.Id);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, approved.StatusCode);
        return asked;
    }

    public static Task<HttpResponseMessage> RefuseAsync(
        this HttpClient moderator,
        Guid id,
        string reason = "off_topic",
        string? note = null
    ) => moderator.PostAsJsonAsync($"/api/v1/moderation/{id}/refuse", new { reason, note }, Now);

    public static Task<HttpResponseMessage> RemoveAsync(
        this HttpClient moderator,
        Guid id,
        string reason = "personal_data",
        string? note = null
    ) => moderator.PostAsJsonAsync($"/api/v1/moderation/{id}/remove", new { reason, note }, Now);

    public static Task<HttpResponseMessage> RestoreAsync(this HttpClient moderator, Guid id) =>
        moderator.PostAsync($"/api/v1/moderation/{id}/restore", null, Now);

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Now)) ?? throw new JsonException("The answer is empty.");

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string address) =>
        JsonNode.Parse(await client.GetStringAsync(address, Now))!;
}
