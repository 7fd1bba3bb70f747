using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What holds on every public page, in every state.</summary>
public sealed class EveryPageTests(PageWalker walker) : IClassFixture<PageWalker>
{
    private const int NarrowPhone = 320;
    private const int Phone = 390;
    private const int MostBytes = 100_000;

    public static TheoryData<string> Pages => [.. ExampleSite.Pages];

    // Visited once, and looked at in every way: the visit costs more than the looking.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_is_light_and_quiet_fits_a_phone_and_has_no_barrier(string name)
    {
        var problems = new List<string>();
        var visit = await walker.VisitFirstAsync(name, NarrowPhone);
        var strangers = visit.Requests.Where(request => request.Host != walker.Host).Select(request => $"asks {request.Host}");
        problems.AddRange(strangers);
        if (visit.Bytes > MostBytes)
            problems.Add($"weighs {visit.Said}");
        problems.AddRange(await walker.Page.AxeAsync(name));
        problems.AddRange(await OverflowsAsync(NarrowPhone));

        // A projection is read from afar, and as large as its hall asks.
        if (!name.EndsWith("/projection", StringComparison.Ordinal))
            problems.AddRange(await OverflowsWithLargeTextAsync());
        await walker.VisitAsync(name, "/en", NarrowPhone);
        problems.AddRange(await OverflowsAsync(NarrowPhone));

        // A link that opens nothing any more answers 404, which the browser reports.
        if (!name.StartsWith("/premiers-pas", StringComparison.Ordinal))
            problems.AddRange(walker.Complaints);
        Assert.Empty(problems);
    }

    private async Task<string[]> OverflowsAsync(int width) =>
        await walker.Page.OverflowAsync() is > 0 and var over ? [$"{walker.Page.Url} is {over} pixels too wide for {width}"] : [];

    private async Task<string[]> OverflowsWithLargeTextAsync()
    {
        await walker.Page.SetViewportSizeAsync(Phone, 844);
        await walker.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        return await walker.Page.OverflowAsync() is > 0 and var over ? [$"is {over} pixels too wide with text twice as large"] : [];
    }
}
