using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

public sealed class HomeTests(Chromium chromium, ReadOnlyExample example) : IClassFixture<ReadOnlyExample>
{
    [Theory]
    [InlineData("/", 360, 740)]
    [InlineData("/en", 360, 740)]
    [InlineData("/", 1280, 800)]
    public async Task The_first_screen_has_a_question_and_a_way_to_write(string address, int width, int height)
    {
        await using var context = await chromium.NewAsync(
            example.Site,
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);

        foreach (var part in new[] { ".poster__question", ".poster a[href$='/contribuer']" })
            Assert.InRange(await page.Locator(part).First.EvaluateAsync<double>("part => part.getBoundingClientRect().bottom"), 1, height);
    }
}
