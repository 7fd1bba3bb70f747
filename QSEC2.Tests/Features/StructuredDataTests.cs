using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Agenda;
using QSEC2.Tests.Features.Answers;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features;

/// <summary>What pages tell search engines, in the words of schema.org, with all that they ask of an event and of a question.</summary>
public sealed class StructuredDataTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task An_event_is_told_whole(string language)
    {
        await shared.Site.AnnounceAsync(
            $"dit{language.TrimStart('/')}",
            EventSteps.Evening("Une soirée") with
            {
                Type = EventKind.Debate,
                LastDay = EventSteps.Day.AddDays(1),
                Address = "1 rue de la Gare",
                Introduction = new LocalText("On parle de **l’air**.", "About **air**."),
                Capacity = 40,
            }
        );
        var data = await ToldAsync($"{language}/agenda/dit{language.TrimStart('/')}");
        Assert.Equal(("https://schema.org", "Event", "Une soirée"), (Said(data, "@context"), Said(data, "@type"), Said(data, "name")));
        Assert.True(Moment(data, "startDate") < Moment(data, "endDate"));
        Assert.DoesNotContain("*", Said(data, "description"), StringComparison.Ordinal);
        Assert.Equal(
            ("https://schema.org/EventScheduled", "https://schema.org/OfflineEventAttendanceMode"),
            (Said(data, "eventStatus"), Said(data, "eventAttendanceMode"))
        );
        Assert.Equal(
            ("Place", "PostalAddress", "1 rue de la Gare", "Drancy", "FR"),
            (
                Said(data["location"]!, "@type"),
                Said(data["location"]!["address"]!, "@type"),
                Said(data["location"]!["address"]!, "streetAddress"),
                Said(data["location"]!["address"]!, "addressLocality"),
                Said(data["location"]!["address"]!, "addressCountry")
            )
        );
        Assert.Equal(
            ("Organization", shared.Site.Address.ToString()),
            (Said(data["organizer"]!, "@type"), Said(data["organizer"]!, "url"))
        );
        foreach (var address in new[] { "url", "image" })
            Assert.Equal(HttpStatusCode.OK, (await shared.Public.GetAsync(new Uri(Said(data, address), UriKind.Absolute), Now)).StatusCode);
        SaysNothingEmpty(data);
    }

    [Fact]
    public async Task Every_event_that_is_known_is_told()
    {
        foreach (
            var published in shared
                .Site.Database()
                .Entries.Where(entry => entry.Kind == EntryKind.Event)
                .Select(entry => entry.Slug)
                .ToList()
        )
        {
            var data = await ToldAsync($"/agenda/{published}");
            Assert.All(["name", "startDate", "url", "image"], name => Assert.NotEqual("", Said(data, name)));
            Assert.NotEqual("", Said(data["location"]!, "name"));
            SaysNothingEmpty(data);
        }
    }

    [Fact]
    public async Task An_answered_question_is_told_whole()
    {
        var (id, _) = await shared.AnsweredAsync("Peut-on **tout** mesurer ?", "Non, *pas encore*.");
        var data = await ToldAsync($"/contributions/{id}");
        Assert.Equal(("https://schema.org", "QAPage"), (Said(data, "@context"), Said(data, "@type")));
        var question = data["mainEntity"]!;
        Assert.Equal(
            ("Question", "Peut-on tout mesurer ?", "Peut-on tout mesurer ?"),
            (Said(question, "@type"), Said(question, "name"), Said(question, "text"))
        );
        var answer = Assert.Single(question["suggestedAnswer"]!.AsArray())!;
        Assert.Equal(((int)question["answerCount"]!, "Answer", "Non, pas encore."), (1, Said(answer, "@type"), Said(answer, "text")));
        Assert.Equal(("Person", AnswerSteps.Name), (Said(answer["author"]!, "@type"), Said(answer["author"]!, "name")));
        Assert.True(Moment(question, "datePublished") <= Moment(answer, "datePublished"));

        // The address leads to the answer itself.
        var page = Forms.Page(await shared.Public.GetStringAsync($"/contributions/{id}", Now));
        Assert.NotNull(page.GetElementById(new Uri(Said(answer, "url")).Fragment.TrimStart('#')));
        SaysNothingEmpty(data);
    }

    private async Task<JsonNode> ToldAsync(string address)
    {
        var told = Forms
            .Page(await shared.Public.GetStringAsync(address, Now))
            .QuerySelector("script[type='application/ld+json']")!
            .TextContent;
        return JsonNode.Parse(told)!;
    }

    private static string Said(JsonNode data, string name) =>
        (string?)data[name] ?? throw new InvalidOperationException($"{name} is not said: {data}");

    private static DateTimeOffset Moment(JsonNode data, string name) =>
        DateTimeOffset.Parse(Said(data, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static void SaysNothingEmpty(JsonNode? node)
    {
        Assert.NotNull(node);
        if (node is JsonObject facts)
            Assert.All(facts, fact => SaysNothingEmpty(fact.Value));
        else if (node is JsonArray rows)
            Assert.All(rows, SaysNothingEmpty);
        else
            Assert.NotEqual("", node.ToString());
    }
}
