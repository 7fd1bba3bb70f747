using System.Diagnostics;
using System.Net;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A phone in the hall that says "moi aussi" as fast as it is answered: twice at once, and taking it back, too.</summary>
/// <param name="number">From it follows what it does.</param>
internal sealed class SupportingPhone(Evening evening, int number) : IDisposable
{
    private readonly HttpClient _client = SignInSteps.Watchful(evening.Site.Address);
    private Forms? _form;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Milliseconds until each "moi aussi" was answered.</summary>
    public List<double> Took { get; } = [];

    /// <summary>Whether it says so in the end.</summary>
    public bool Supports(int question) => Act(question) is not 2;

    /// <summary>Opens the page of the debate, where it is given its cookie, and a form.</summary>
    public async Task ArriveAsync()
    {
        (await _client.GetAsync($"/debats/{evening.Code}", Now)).EnsureSuccessStatusCode().Dispose();
        _form = Forms.Read(await _client.GetStringAsync("/connexion", Now), "form[action='/connexion']");
    }

    public async Task SupportAsync()
    {
        // Not all the same first.
        for (var turn = 0; turn < evening.Questions.Count; turn++)
            await SupportAsync((turn + number) % evening.Questions.Count);
    }

    public void Dispose() => _client.Dispose();

    private async Task SupportAsync(int question)
    {
        var id = evening.Questions[question];
        await SayFirstAsync(id, twice: Act(question) is 1);
        if (Act(question) is 2 or 3)
            await TakeBackAsync(id);
        if (Act(question) is 3)
            await SayAsync(id);
    }

    // Not the very first: a stranger that says it twice at once takes the place of two.
    private async Task SayFirstAsync(Guid id, bool twice)
    {
        var other = twice && Took.Count > 0 ? SayAsync(id) : Task.CompletedTask;
        await Task.WhenAll(SayAsync(id), other);
    }

    // 0 once, 1 twice at once, 2 and takes it back, 3 and says it again.
    private int Act(int question) => (question + (number / evening.Questions.Count)) % 4;

    private async Task SayAsync(Guid id)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _client.PostAsync($"/api/v1/contributions/{id}/supports", null, Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        lock (Took)
            Took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private async Task TakeBackAsync(Guid id)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await _client.PostAsync($"/suivi/moi-aussi/{id}", _form!.Content(), Now);
        Assert.Equal("/suivi?retire=1", answer.Headers.Location?.OriginalString);
        lock (Took)
            Took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }
}
