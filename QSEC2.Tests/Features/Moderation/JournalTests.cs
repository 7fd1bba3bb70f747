using AngleSharp.Dom;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Moderation;

namespace QSEC2.Tests.Features.Moderation;

public sealed class JournalTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("l'ecole")]
    [InlineData("L’ÉCOLE d")]
    [InlineData("zoe de creteil")]
    public async Task Words_are_found_whatever_their_accents_capitals_and_apostrophes(string words)
    {
        await shared.PublishAsync("Qui nettoie l’air de l’École d’à côté ?", signature: "Zoé, de Créteil");
        await shared.PublishAsync("Tout autre chose ?");
        var found = await LinesAsync($"q={Uri.EscapeDataString(words)}");
        Assert.NotEmpty(found);
        Assert.All(found, line => Assert.Contains("École", line.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_says_the_words_and_not_the_signs_of_markdown()
    {
        await shared.PublishAsync("> L’air, **c’est** du *vent* ?\n\n- [ici](https://example.org)\n- <b>là</b>");
        var line = Assert.Single(await LinesAsync("q=du vent"));
        Assert.Equal("L’air, c’est du vent\u202f? ici <b>là</b>", line.QuerySelector("bdi")!.TextContent);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("n° {0}")]
    [InlineData("#{0}")]
    public async Task A_number_said_aloud_finds_its_contribution(string said)
    {
        var (id, _) = await shared.PublishAsync("Laquelle est-ce ?", "mobilites-trajets");
        var number = (int)(await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["number"]!;
        var found = await LinesAsync($"q={Uri.EscapeDataString(string.Format(null, said, number))}");
        Assert.Contains(found, line => line.QuerySelector(".journal__where")!.GetAttribute("href") == $"/moderation/contributions/{id}");
        Assert.All(
            found,
            line => Assert.EndsWith($"n°\u00A0{number}", line.QuerySelector(".journal__where")!.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_on_the_wall_can_be_taken_off_and_what_is_not_brought_back()
    {
        var (on, _) = await shared.PublishAsync("Agir sur celle-là ?");
        var (off, _) = await shared.Public.AskAsync("Agir sur cette refusée ?");
        (await shared.Moderator.RefuseAsync(off)).EnsureSuccessStatusCode();
        var (gone, code) = await shared.PublishAsync("Agir sur cette reprise ?");
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now);
        var acts = (await LinesAsync("q=agir+sur"))
            .Select(line => line.QuerySelector(".journal__act"))
            .OfType<IElement>()
            .Select(act => (act.GetAttribute("href"), act.ChildNodes[0].TextContent));
        Assert.Equal(
            [($"/moderation/contributions/{off}#agir", "Rétablir"), ($"/moderation/contributions/{on}#agir", "Retirer du mur")],
            acts
        );
        Assert.NotEqual(gone, on);
    }

    [Fact]
    public async Task The_guarantor_is_offered_no_act()
    {
        await shared.PublishAsync("Sans agir ?");
        using var guarantor = await shared.Site.SignedInAsync(Role.Guarantor, $"{Guid.CreateVersion7():N}@example.org");
        var page = Forms.Page(await guarantor.GetStringAsync("/moderation/journal", Now));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        Assert.Empty(page.QuerySelectorAll(".journal__act"));
    }

    [Theory]
    [InlineData("waits again")]
    [InlineData("withdrawn")]
    [InlineData("withdrawn after a removal")]
    public async Task Of_a_text_that_waits_or_was_taken_back_the_guarantor_reads_the_decisions_and_not_a_word(string what)
    {
        var word = $"mot{Guid.CreateVersion7():N}";
        var id = await HiddenAsync(what, word);
        using var guarantor = await shared.Site.SignedInAsync(Role.Guarantor, $"{Guid.CreateVersion7():N}@example.org");
        var page = await guarantor.GetStringAsync("/moderation/journal", Now);
        Assert.NotEmpty(Forms.Page(page).QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain(word, page, StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), page, StringComparison.Ordinal);
        foreach (var searched in new[] { word, $"Paul {word}", $"note {word}" })
            Assert.Empty(Forms.Page(await guarantor.GetStringAsync($"/moderation/journal?q={searched}", Now)).QuerySelectorAll("tbody tr"));
        await guarantor.GetAsync($"/moderation/contributions/{id}", Now).IsAsync(System.Net.HttpStatusCode.NotFound);
        Assert.NotEmpty(await LinesAsync($"q={word}"));
    }

    [Fact]
    public async Task What_was_refused_or_erased_the_guarantor_reads_as_it_was_decided()
    {
        var word = $"mot{Guid.CreateVersion7():N}";
        var (refused, _) = await shared.Public.AskAsync($"Refusée, {word} ?");
        (await shared.Moderator.RefuseAsync(refused)).EnsureSuccessStatusCode();
        var (erased, code) = await shared.PublishAsync($"Effacée, {word} ?");
        await shared.Public.DeleteAsync($"/api/v1/receipts/{code}?erase=true", Now).IsAsync(System.Net.HttpStatusCode.OK);
        using var guarantor = await shared.Site.SignedInAsync(Role.Guarantor, $"{Guid.CreateVersion7():N}@example.org");
        var found = Forms.Page(await guarantor.GetStringAsync($"/moderation/journal?q={word}", Now));
        Assert.Equal($"/moderation/contributions/{refused}", Assert.Single(found.QuerySelectorAll(".journal__where")).GetAttribute("href"));
        foreach (var id in new[] { refused, erased })
            await guarantor.GetAsync($"/moderation/contributions/{id}", Now).IsAsync(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_nothing_matches_says_so_and_leads_back()
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        var page = Forms.Page(await team.GetStringAsync("/moderation/journal?q=introuvable+nulle+part", Now));
        Assert.Contains("Aucune décision ne correspond.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("introuvable nulle part", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("main a[href='/moderation/journal']"));
    }

    [Fact]
    public void The_next_page_looks_for_the_same()
    {
        var last = Guid.CreateVersion7();
        Assert.Equal(
            $"/moderation/journal?avant={last}&decision=removed&q=l%27air%20%26%20la%20mer",
            new JournalSearch(DecisionKind.Removed, "l'air & la mer", null).Address(last)
        );
    }

    private async Task<Guid> HiddenAsync(string what, string word)
    {
        var (id, code) = await shared.Public.AskAsync($"Qui lit {word} ?", signature: $"Paul {word}");
        if (what == "withdrawn after a removal")
        {
            (await shared.Moderator.ApproveAsync(id)).EnsureSuccessStatusCode();
            (await shared.Moderator.RemoveAsync(id, note: $"note {word}")).EnsureSuccessStatusCode();
        }
        else
        {
            (await shared.Moderator.RefuseAsync(id, note: $"note {word}")).EnsureSuccessStatusCode();
        }

        if (what == "waits again")
            (await shared.Moderator.RestoreAsync(id)).EnsureSuccessStatusCode();
        else
            await shared.Public.DeleteAsync($"/api/v1/receipts/{code}", Now).IsAsync(System.Net.HttpStatusCode.OK);
        return id;
    }

    private async Task<IReadOnlyList<IElement>> LinesAsync(string query)
    {
        using var team = await shared.Site.SignedInAsync(Role.Admin);
        return [.. Forms.Page(await team.GetStringAsync($"/moderation/journal?{query}", Now)).QuerySelectorAll("tbody tr")];
    }
}
