using System.Net;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Conventions;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Rules;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Tests.Features.Rules;

/// <summary>What only a person can say is a setting, and shows where it is filled in.</summary>
public sealed class LegalTextsTests(SharedSite one)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [.. RulesText.Names.SelectMany(name => new[] { $"/{name}", $"/en/{name}" })];

    [Fact]
    public void Every_setting_has_its_place_in_both_languages_and_in_the_readme()
    {
        foreach (var language in Language.All)
            Assert.Equal(
                LegalSettings.Names.Order(StringComparer.Ordinal),
                RulesText
                    .Names.SelectMany(name => RulesBlanks.SettingsIn(RulesText.Read(name, language)))
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            );

        var readme = File.ReadAllText(Path.Combine(Sources.Root, "README.md"));
        Assert.All(LegalSettings.Names, name => Assert.Contains($"`{name}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_languages_leave_the_same_blanks_open() =>
        Assert.All(
            RulesText.Names,
            name => Assert.Equal(RulesBlanks.SettingsIn(RulesText.Read(name, "fr")), RulesBlanks.SettingsIn(RulesText.Read(name, "en")))
        );

    [Fact]
    public async Task What_nobody_has_said_yet_is_to_be_completed_and_a_guess_to_be_confirmed()
    {
        var french = await ReadAsync(one.Site, "/mentions-legales");
        Assert.Contains("représente légalement\u00a0: à compléter", french, StringComparison.Ordinal);
        Assert.Contains("association Savoir Apprendre (Exploradôme) (à confirmer)", french, StringComparison.Ordinal);
        Assert.Contains(
            "legally represents it: to be completed",
            await ReadAsync(one.Site, "/en/mentions-legales"),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task When_all_is_said_no_page_has_a_blank(string address)
    {
        await using var site = Site.Start(LegalSettings.Names.ToDictionary(name => $"Legal:{name}", name => $"Dit de {name}."));

        var text = await ReadAsync(site, address);
        Assert.DoesNotMatch("(?i)à (compléter|confirmer|vérifier)|to be (completed|confirmed|checked)|\\{Legal", text);
        Assert.DoesNotContain("..", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_readers_read_the_english_where_there_is_one()
    {
        await using var site = Site.Start(
            new()
            {
                ["Legal:Moderators"] = "les huit associations",
                ["Legal:Moderators:En"] = "the eight associations",
                ["Legal:Guarantor"] = "Mme Curie",
            }
        );

        Assert.Contains("les huit associations", await ReadAsync(site, "/charte"), StringComparison.Ordinal);
        var english = await ReadAsync(site, "/en/charte");
        Assert.Contains("the eight associations", english, StringComparison.Ordinal);
        Assert.Contains("Mme Curie", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_writes_to_or_calls_is_a_link_and_the_rest_is_words()
    {
        await using var site = Site.Start(
            new()
            {
                ["Legal:Contact"] = "bonjour@example.org",
                ["Legal:Phone"] = "01 02 03 04 05",
                ["Legal:Host"] = "<b>Nuage</b> | *SA* [x](javascript:alert(1))",
            }
        );

        using var answer = await site.Public().GetAsync("/mentions-legales", Cancellation);
        var page = Forms.Page(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("bonjour@example.org", page.QuerySelector("main a[href='mailto:bonjour@example.org']")?.TextContent);
        Assert.Equal("01 02 03 04 05", page.QuerySelector("main a[href='tel:0102030405']")?.TextContent);
        Assert.Contains("<b>Nuage</b> | *SA* [x](javascript:alert(1))", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_says_who_is_responsible_when_that_is_settled_and_leaves_no_blank_when_not()
    {
        await using var site = Site.Start(new() { ["Legal:DataController"] = "association Savoir Apprendre" });

        Assert.Contains("Responsable\u00a0: association Savoir Apprendre.", await NoteAsync(site), StringComparison.Ordinal);
        Assert.DoesNotMatch("à (compléter|confirmer)|Responsable|Base légale", await NoteAsync(one.Site));
    }

    [Theory]
    [InlineData("/contact")]
    [InlineData("/expositions/air/accueillir")]
    [InlineData("/signaler")]
    [InlineData("/agenda/a-inscription/inscription")]
    public async Task So_does_every_form_that_asks_who_one_is(string address)
    {
        await using var site = Site.Start(new() { ["Legal:DataController"] = "association Savoir Apprendre" });
        await site.AnnounceAsync("a-inscription", EventSteps.Booked(10));
        var note = await NoteAsync(site, address);
        Assert.Contains("Responsable\u00a0: association Savoir Apprendre.", note, StringComparison.Ordinal);
        Assert.Contains("CNIL", note, StringComparison.Ordinal);
        Assert.DoesNotMatch("à (compléter|confirmer)|Base légale", note);
    }

    private static async Task<string> NoteAsync(Site site, string address = $"/murs/{Site.Wall}/contribuer")
    {
        using var answer = await site.Public().GetAsync(address, Cancellation);
        return Forms.Page(await answer.TextAsync()).QuerySelector(".privacy-note")!.TextContent;
    }

    private static async Task<string> ReadAsync(Site site, string address)
    {
        using var answer = await site.Public().GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Forms.Page(await answer.Content.ReadAsStringAsync(Cancellation)).QuerySelector("main")!.TextContent;
    }
}
