using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Contribute;

public sealed class SpeedLimitsTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_that_sends_too_fast_is_told_how_long_to_wait_and_others_at_the_same_address_are_not()
    {
        await using var site = Site.Start(new() { ["Limits:SubmissionsPerDevicePerMinute"] = "3" });
        using var device = site.Browser();
        await device.GetStringAsync($"/murs/{Site.Wall}/contribuer", Now);
        for (var sent = 0; sent < 3; sent++)
            await device.AskAsync($"Question {sent} ?");
        using var fourth = await device.SubmitAsync(new { kind = "question", text = "Une de trop ?" });
        await fourth.IsProblemAsync(HttpStatusCode.TooManyRequests, "too_fast");
        Assert.InRange(fourth.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);

        using var neighbour = site.Browser();
        await neighbour.GetStringAsync($"/murs/{Site.Wall}/contribuer", Now);
        await neighbour.AskAsync("Et moi ?");
    }

    [Fact]
    public async Task An_address_that_sends_too_fast_is_told_how_long_to_wait()
    {
        await using var site = Site.Start(new() { ["Limits:SubmissionsPerAddressPerMinute"] = "5" });
        using var somebody = site.Public();
        for (var sent = 0; sent < 5; sent++)
            await somebody.AskAsync($"Question {sent} ?");
        using var sixth = await somebody.SubmitAsync(new { kind = "question", text = "Une de trop ?" });
        await sixth.IsProblemAsync(HttpStatusCode.TooManyRequests, "too_fast");
        Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task A_forged_device_is_no_device()
    {
        await using var site = Site.Start(
            new() { ["Limits:SubmissionsPerDevicePerMinute"] = "1", ["Limits:SubmissionsPerAddressPerMinute"] = "2" }
        );
        using var forger = site.Public();
        foreach (var forged in new[] { "AAAA", "pas-du-base64!" })
        {
            forger.DefaultRequestHeaders.Remove("Cookie");
            forger.DefaultRequestHeaders.Add("Cookie", $"qsec2-device={forged}");
            await forger.AskAsync($"{forged} ?");
        }

        using var third = await forger.SubmitAsync(new { kind = "question", text = "Encore ?" });
        await third.IsProblemAsync(HttpStatusCode.TooManyRequests, "too_fast");
    }
}
