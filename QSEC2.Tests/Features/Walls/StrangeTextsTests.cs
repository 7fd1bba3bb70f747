using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Walls;

public sealed class StrangeTextsTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    public async Task A_text_nested_deeper_than_anything_that_means_something_has_its_page_and_its_picture(char sign)
    {
        var (id, _) = await shared.PublishAsync(new string(sign, 1_000) + " Quoi ?");
        foreach (var address in new[] { $"/contributions/{id}", $"/affiches/contributions/{id}.png", $"/murs/{Site.Wall}" })
            Assert.True((await shared.Public.GetAsync(address, Now)).IsSuccessStatusCode, address);
    }
}
