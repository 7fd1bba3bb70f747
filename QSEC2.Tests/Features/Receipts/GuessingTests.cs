using System.Net;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Receipts;

/// <summary>Whoever tries codes is held back; a school is one address, and the codes of its pupils open what they open.</summary>
public sealed class GuessingTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/receipts/{0}", "/suivi/{0}")]
    [InlineData("/suivi/{0}", "/suivi?code={0}")]
    [InlineData("/suivi?code={0}", "/api/v1/receipts/{0}")]
    [InlineData("/suivi/{0}/photo/960.webp", "/suivi/{0}")]
    [InlineData("/agenda/inscription/{0}", "/suivi/{0}")]
    [InlineData("/signaler/{0}", "/suivi/{0}")]
    [InlineData("/signaler?code={0}", "/suivi/{0}")]
    public async Task Whoever_tries_codes_is_held_back_and_the_right_one_opens(string tried, string opens)
    {
        await using var site = Site.Start();
        using var stranger = site.Public();
        var (_, code) = await stranger.AskAsync("À moi ?");
        await TryAsync(stranger, tried, 60);

        using var wrong = await stranger.GetAsync(At(opens, Wrong(60)), Now);
        Assert.Equal(HttpStatusCode.TooManyRequests, wrong.StatusCode);
        Assert.InRange(wrong.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        using var right = await stranger.GetAsync(At(opens, code), Now);
        Assert.True(right.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{right.StatusCode}");
    }

    [Fact]
    public async Task Behind_an_address_where_somebody_guesses_one_reports_registers_and_corrects()
    {
        await using var site = Site.Start();
        using var neighbour = site.Public();
        using var moderator = await site.WithTokenAsync();
        var (id, _) = await neighbour.AskAsync("Publiée ?");
        (await moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
        await site.AnnounceAsync("soiree", EventSteps.Booked(10));
        await TryAsync(neighbour, "/suivi/{0}", 65);

        using var citizen = site.Browser();
        using var booked = await citizen.SendBookingAsync("soiree", await citizen.BookAsync("soiree"));
        Assert.Matches("/agenda/inscription/[A-Z2-9]{4}-[A-Z2-9]{4}$", booked.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, booked.StatusCode);
        var report = Forms.Read(await citizen.GetStringAsync($"/signaler?contribution={id}", Now));
        using var form = report.With("reason", "illegal").With("explanation", "Parce que.").Content();
        using var reported = await citizen.PostAsync("/signaler", form, Now);
        Assert.Matches("/signaler/[A-Z2-9]{4}-[A-Z2-9]{4}$", reported.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, reported.StatusCode);
    }

    [Theory]
    [InlineData("/debats/{0}")]
    [InlineData("/debats?code={0}")]
    [InlineData("/d/{0}")]
    [InlineData("/debats/{0}/regie")]
    public async Task Codes_of_debates_are_held_back_for_themselves(string tried)
    {
        await using var site = Site.Start();
        using var stranger = site.Browser();
        var debate = await site.DebateAsync();
        for (var wrong = 0; wrong < 300; wrong++)
            await stranger.GetAsync(At(tried, WrongDebate(wrong)), Now).IsAsync(HttpStatusCode.NotFound);

        await stranger.GetAsync(At(tried, WrongDebate(300)), Now).IsAsync(HttpStatusCode.TooManyRequests);
        await stranger.GetAsync(At(tried, debate.Code), Now).IsAsync(HttpStatusCode.OK);
        await stranger.GetAsync(At("/suivi/{0}", Wrong(0)), Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_follows_their_own_is_never_held_back()
    {
        await using var site = Site.Start();
        using var author = site.Public();
        var (_, code) = await author.AskAsync("À moi ?");
        for (var look = 0; look < 130; look++)
            Assert.Equal(HttpStatusCode.OK, (await author.GetAsync($"/api/v1/receipts/{code}", Now)).StatusCode);
    }

    private static async Task TryAsync(HttpClient stranger, string address, int times)
    {
        for (var wrong = 0; wrong < times; wrong++)
        {
            using var answer = await stranger.GetAsync(At(address, Wrong(wrong)), Now);
            Assert.Equal(wrong >= 60, answer.StatusCode is HttpStatusCode.TooManyRequests);
        }
    }

    private static string At(string address, string code) => string.Format(null, address, code);

    private static string Wrong(int number) => $"AAAA-AA{2 + (number % 8)}A";

    private static string WrongDebate(int number) => $"AAAA{"34479"[number % 5]}";
}
