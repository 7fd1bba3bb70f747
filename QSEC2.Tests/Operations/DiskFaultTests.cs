using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Operations;

/// <summary>What people and software are told when nothing can be stored.</summary>
public sealed class DiskFaultTests : IAsyncLifetime
{
    private readonly FaultyDisk _disk = new();
    private Site _site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["Limits:SubmissionsPerDevicePerMinute"] = "0",
            ["Limits:SubmissionsPerAddressPerMinute"] = "0",
        };
        _site = Site.Start(settings, _disk.PutInto);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _disk.Recover();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Software_is_told_that_the_disk_cannot_be_written()
    {
        _disk.BecomeReadOnly();
        using var answer = await SubmitAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("storage_failed", await CodeAsync(answer));
        _disk.Recover();
        using var after = await SubmitAsync();
        Assert.Equal(HttpStatusCode.Accepted, after.StatusCode);
    }

    [Fact]
    public async Task Software_is_told_that_the_disk_is_full()
    {
        _disk.BecomeFull();
        for (var already = 0; already < 500; already++)
        {
            using var answer = await SubmitAsync();
            if (answer.StatusCode is HttpStatusCode.Accepted)
                continue;
            Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
            Assert.Equal("storage_failed", await CodeAsync(answer));
            return;
        }

        Assert.Fail("The disk was never full.");
    }

    [Theory]
    [InlineData("/murs", "Le site ne peut rien enregistrer")]
    [InlineData("/en/murs", "The site cannot store anything")]
    public async Task People_are_told_kindly_in_their_language(string walls, string said)
    {
        using var browser = _site.Browser();
        var address = $"{walls}/{Site.Wall}/contribuer";
        var page = await browser.GetStringAsync(address, Cancellation);
        var form = Forms.Read(page).With("kind", "question").With("text", "Qui garde ce que j’écris ?");
        _disk.BecomeReadOnly();
        using var answer = await browser.PostAsync(address, form.Multipart(), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(said, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_others_write_one_is_told_when_to_come_back()
    {
        await using var other = _site.Database();
        await using var writing = await other.Database.BeginTransactionAsync(Cancellation);
        _disk.WaitForNobody();
        using var answer = await SubmitAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("database_busy", await CodeAsync(answer));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
    }

    private async Task<HttpResponseMessage> SubmitAsync()
    {
        using var client = _site.Public();
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/walls/{Site.Wall}/contributions")
        {
            Content = JsonContent.Create(new { kind = "question", text = $"Pourquoi ? {new string('a', 1_900)}" }),
            Headers = { { "Idempotency-Key", $"{Guid.CreateVersion7()}" } },
        };
        return await client.SendAsync(sent, Cancellation);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString();
}
