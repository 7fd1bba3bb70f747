using System.Net;
using Markdig;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Debates;

/// <summary>What stays of a debate, at its permanent address.</summary>
public sealed class MemoryTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_aloud_and_what_is_left_open_are_told_apart_and_lead_on()
    {
        var debate = await shared.Site.DebateAsync();
        var (answered, _) = await shared.PublishAsync("Répondue dans la salle ?", debate.Wall());
        var (open, _) = await shared.PublishAsync("Pas encore répondue ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, answered, (stage, id) => stage.PutUp(id), Now);
        await shared.Site.Stage().DirectAsync(debate.Code, stage => stage.Forward(), Now);
        await shared.Site.CloseAsync(debate.Code);
        var page = Forms.Page(await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now));
        Assert.Equal(
            [answered.ToString()],
            page.QuerySelectorAll("section[aria-labelledby=repondues] article").Select(card => card.GetAttribute("data-id"))
        );
        Assert.Equal(
            [open.ToString()],
            page.QuerySelectorAll("section[aria-labelledby=ouvertes] article").Select(card => card.GetAttribute("data-id"))
        );
        Assert.NotNull(page.QuerySelector($"a[href='/contributions/{open}']"));
    }

    [Fact]
    public async Task It_says_the_figures_by_channel_the_report_and_where_the_room_moved()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("Une première ?", debate.Wall());
        var (counted, _) = await shared.PublishAsync("Une deuxième ?", debate.Wall());
        await shared.Site.Stage().CountHandsAsync(debate.Code, counted, 17, Now);
        await shared
            .Site.Stage()
            .ChangeDebateAsync(
                debate.Code,
                debate =>
                {
                    var statement = debate.Add("La ville sans voiture.");
                    debate.Change(
                        statement.Id,
                        said =>
                            said.Count(new Sides(20, 40), after: false)
                                .Count(new Sides(30, 30), after: true)
                                .Note(Side.Agree, "On respire mieux.")
                    );
                    debate.Add("Jamais joué.");
                },
                Now
            );
        await shared.Site.CloseAsync(debate.Code, "Une soirée **calme**.");
        var page = Forms.Page(await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now));
        var figures = page.QuerySelectorAll(".memory__figure")
            .ToDictionary(figure => figure.QuerySelector("dt")!.TextContent, figure => figure.QuerySelector("dd")!.TextContent);
        Assert.Equal(("2", "17", "2"), (figures["contributions affichées"], figures["mains levées"], figures["écrites en ligne"]));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(
            new[]
            {
                "Une soirée calme.",
                "62 personnes présentes",
                "20 d’accord, 40 pas d’accord",
                "30 d’accord, 30 pas d’accord",
                "17 points",
                "On respire mieux.",
            },
            said => Assert.Contains(said, text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Jamais joué.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_was_removed_refused_waits_or_was_hidden_is_in_it()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("Celle-ci reste ?", debate.Wall());
        await shared.Public.AskAsync("SECRET qui attend ?", debate.Wall());
        await shared.Moderator.RefuseAsync((await shared.Public.AskAsync("SECRET refusé ?", debate.Wall())).Id);
        var (answered, _) = await shared.PublishAsync("SECRET retiré ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, answered, (stage, id) => stage.PutUp(id).Forward(), Now);
        var (hidden, _) = await shared.PublishAsync("SECRET masqué ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, hidden, (stage, id) => stage.Hide(id), Now);
        await shared.Site.CloseAsync(debate.Code);
        await shared.Moderator.RemoveAsync(answered).IsAsync(HttpStatusCode.NoContent);
        foreach (var address in Everything(debate))
        {
            var said = await shared.Public.GetStringAsync(address, Now);
            Assert.Contains("Celle-ci reste", said, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobodys_name_is_in_its_data()
    {
        var desk = (Web.Features.Debates.DebateDesk)shared.Site.Services.GetService(typeof(Web.Features.Debates.DebateDesk))!;
        var plan = new DebatePlan("Sans noms", "Halle", "93", null, null, null, [new Guest("Ada Nommée", "Chimiste")]);
        var debate = await desk.PrepareAsync(Site.Wall, plan, DebateSteps.Mediator, Now);
        await desk.OpenAsync(debate.Code, Now);
        await shared.PublishAsync("Signée ?", debate.Wall(), "Léa Nommée");
        await shared.Site.CloseAsync(debate.Code);
        Assert.Contains("Ada Nommée", await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now), StringComparison.Ordinal);
        foreach (var address in Everything(debate).Skip(1))
            Assert.DoesNotContain("Nommée", await shared.Public.GetStringAsync(address, Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_visitor_typed_runs_in_no_spreadsheet_and_marks_up_no_text()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync("=1+1 <img src=x> [ici](https://example.org)\n# Titre ?", debate.Wall());
        await shared.Site.CloseAsync(debate.Code);
        Assert.Contains("\"'=1+1", await shared.Public.GetStringAsync($"/debats/{debate.Code}/memoire.csv", Now), StringComparison.Ordinal);
        var text = await shared.Public.GetStringAsync($"/debats/{debate.Code}/memoire.md", Now);
        Assert.Contains(@"> \=1+1 \<img src=x\> \[ici\](https\://example.org)", text, StringComparison.Ordinal);
        Assert.Contains(@"> \# Titre", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_visitor_typed_stays_plain_wherever_the_text_is_read()
    {
        var debate = await shared.Site.DebateAsync();
        await shared.PublishAsync(
            "Du *gras*, __du__ ~~barré~~ https://example.org www.example.org mailto:a@example.org &copy;\n~~~\n1. un\n    + deux ?",
            debate.Wall()
        );
        await shared.PublishAsync("a | b\n:-|-:\nc | d ?", debate.Wall());
        await shared.Site.CloseAsync(debate.Code);
        var text = await shared.Public.GetStringAsync($"/debats/{debate.Code}/memoire.md", Now);
        var pipeline = new MarkdownPipelineBuilder().UseAutoLinks().UseEmphasisExtras().UsePipeTables().UseTaskLists().Build();
        var quoted = Forms.Page(Markdig.Markdown.ToHtml(text, pipeline)).QuerySelectorAll("blockquote");
        Assert.Equal(2, quoted.Length);
        Assert.All(quoted, quote => Assert.Empty(quote.QuerySelectorAll(":not(p)")));
        Assert.All(
            new[] { "*gras*", "__du__", "~~barré~~", "https://example.org", "www.example.org", "&copy;", "~~~", "1. un", "+ deux" },
            typed => Assert.Contains(typed, quoted[0].TextContent, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("a@example.org", quoted[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_leads_to_its_event_only_when_the_public_may_see_it(bool published)
    {
        var slug = published ? "soiree-publique" : "soiree-secrete";
        await shared.Site.SeedAsync(
            slug,
            new Event
            {
                Title = new LocalText("Une soirée", ""),
                Type = EventKind.Debate,
                Department = "93",
                Day = new DateOnly(2026, 3, 1),
            },
            published
        );
        var desk = (Web.Features.Debates.DebateDesk)shared.Site.Services.GetService(typeof(Web.Features.Debates.DebateDesk))!;
        var debate = await desk.PrepareAsync(
            Site.Wall,
            new DebatePlan("Soirée", "Halle", "93", slug, null, null, []),
            DebateSteps.Mediator with
            {
                Departments = null,
            },
            Now
        );
        await desk.OpenAsync(debate.Code, Now);
        await shared.Site.CloseAsync(debate.Code);
        Assert.Equal(
            published,
            (await shared.Public.GetStringAsync($"/debats/{debate.Code}", Now)).Contains(slug, StringComparison.Ordinal)
        );
        Assert.Equal(published ? slug : null, (string?)(await shared.Public.GetJsonAsync($"/debats/{debate.Code}/memoire.json"))["event"]);
    }

    [Fact]
    public async Task The_data_says_what_became_of_each_question_the_licence_and_the_date()
    {
        var debate = await shared.Site.DebateAsync();
        var (answered, _) = await shared.PublishAsync("Répondue ?", debate.Wall());
        await shared.PublishAsync("Ouverte ?", debate.Wall());
        await shared.Site.Stage().DirectAsync(debate.Code, answered, (stage, id) => stage.PutUp(id).Forward(), Now);
        await shared.Site.CloseAsync(debate.Code);
        var json = await shared.Public.GetJsonAsync($"/debats/{debate.Code}/memoire.json");
        Assert.Equal(["answered_aloud", "open"], json["contributions"]!.AsArray().Select(one => (string?)one!["outcome"]));
        Assert.Equal(62, (int)json["report"]!["present"]!);
        Assert.True(json.AsObject().ContainsKey("licence"));
        Assert.Equal(debate.Code, (string?)json["code"]);
        Assert.InRange(
            (DateTimeOffset)json["readAt"]!,
            TimeProvider.System.GetUtcNow().AddMinutes(-5),
            TimeProvider.System.GetUtcNow().AddMinutes(5)
        );
    }

    [Fact]
    public async Task There_is_no_memory_of_what_goes_on()
    {
        var debate = await shared.Site.DebateAsync();
        foreach (var address in Everything(debate).Skip(1).Append("/debats/ZZZZZ").Append("/debats/AAAAA/memoire.csv"))
            await shared.Public.GetAsync(address, Now).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_code_is_read_as_people_type_it()
    {
        var debate = await shared.Site.DebateAsync();
        using var answer = await shared.Public.GetAsync($"/d/{debate.Code.ToLowerInvariant()}", Now);
        Assert.Equal($"/debats/{debate.Code}", answer.Headers.Location?.OriginalString);
    }

    private static string[] Everything(Debate debate) =>
        [
            $"/debats/{debate.Code}",
            $"/debats/{debate.Code}/memoire.csv",
            $"/debats/{debate.Code}/memoire.json",
            $"/debats/{debate.Code}/memoire.md",
        ];
}
