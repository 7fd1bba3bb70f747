namespace QSEC2.Tests.Support;

/// <summary>What happens a little later. Patient, for machines are noisy: how fast it is belongs to the benchmarks.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Asks again until the answer is right; answers the last one.</summary>
    public static async Task<T> TrueAsync<T>(Func<Task<T>> ask, Func<T, bool> isRight, TimeSpan? patience = null)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (isRight(answer))
                return answer;
            Assert.True(
                watch.Elapsed < (patience ?? Patience),
                $"It did not happen within {(patience ?? Patience).TotalSeconds} s; last answer: {answer}"
            );
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
