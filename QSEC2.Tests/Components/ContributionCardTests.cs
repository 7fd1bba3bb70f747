using Bunit;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;

namespace QSEC2.Tests.Components;

public sealed class ContributionCardTests : ComponentTest
{
    [Fact]
    public void A_question_opens_with_a_question_mark()
    {
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen()));
        var glyph = card.Find(".contribution-card__glyph");
        Assert.Equal("?", glyph.TextContent);
        Assert.Equal("true", glyph.GetAttribute("aria-hidden"));
        Assert.Contains("Question", card.Find("article").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_testimony_opens_with_a_guillemet()
    {
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen(kind: ContributionKind.Testimony)));
        Assert.Equal("«", card.Find(".contribution-card__glyph").TextContent);
        Assert.Contains("contribution-card--testimony", card.Find("article").ClassList);
    }

    [Fact]
    public void A_photo_is_a_print_with_its_description_and_its_size()
    {
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen("", ContributionKind.Photo, photo: Picture())));
        var image = card.Find("figure img");
        Assert.Equal("Un canal", image.GetAttribute("alt"));
        Assert.Equal(("1600", "1067"), (image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.Empty(card.FindAll(".contribution-card__glyph, .contribution-card__text"));
    }

    [Fact]
    public void A_short_question_is_written_like_a_poster_and_a_long_one_is_not()
    {
        var brief = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen()));
        var wordy = Draw<ContributionCard>(with =>
            with.Add(card => card.Contribution, Seen(string.Join(' ', Enumerable.Repeat("aaaaa", 16))))
        );
        Assert.Contains("contribution-card--short", brief.Find("article").ClassList);
        var learned = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen("Anticonstitutionnellement ?")));
        Assert.DoesNotContain("contribution-card--short", wordy.Find("article").ClassList);
        Assert.DoesNotContain("contribution-card--short", learned.Find("article").ClassList);
    }

    [Theory]
    [InlineData("fr", "Sans signature", "en ligne", "n°\u00a07")]
    [InlineData("en", "Unsigned", "online", "no.\u00a07")]
    public void A_card_says_who_where_and_its_number(string language, string who, string where, string number)
    {
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen()), language);
        Assert.Equal(who, card.Find(".contribution-card__name").TextContent);
        Assert.Equal(where, card.Find(".contribution-card__where").TextContent);
        Assert.Equal(number.Replace('\u00a0', ' '), card.Find(".contribution-card__number").TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public void A_number_leads_to_the_contribution_only_once_it_is_published()
    {
        var seen = Seen();
        var published = Draw<ContributionCard>(with => with.Add(card => card.Contribution, seen));
        var waiting = Draw<ContributionCard>(with => with.Add(card => card.Contribution, seen).Add(card => card.Linked, false));
        Assert.Equal($"/contributions/{seen.Id}", published.Find("a.contribution-card__number").GetAttribute("href"));
        Assert.Empty(waiting.FindAll("a"));
    }

    [Fact]
    public void A_signature_is_text_whatever_it_holds()
    {
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen(signature: "<b>Moi</b>")));
        Assert.Equal("<b>Moi</b>", card.Find(".contribution-card__name").TextContent);
    }

    [Fact]
    public void Supports_are_told_once_there_are_some()
    {
        var alone = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen()));
        var backed = Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen(supports: 3)));
        Assert.True(alone.Find("[data-supports]").HasAttribute("hidden"));
        Assert.False(backed.Find("[data-supports]").HasAttribute("hidden"));
        Assert.StartsWith("3", backed.Find("[data-supports]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answered_question_leads_to_its_answer()
    {
        var seen = Seen() with
        {
            Answers =
            [
                new(
                    Guid.CreateVersion7(),
                    "Oui.",
                    "<p>Oui.</p>",
                    "",
                    "Ada Exemple",
                    "chercheuse",
                    AddresseeKind.Researcher,
                    Noon,
                    null,
                    []
                ),
            ],
        };
        var link = Draw<ContributionCard>(with => with.Add(card => card.Contribution, seen)).Find(".contribution-card__answered a");
        Assert.Equal(("Réponse de Ada Exemple", $"/contributions/{seen.Id}#reponses"), (link.TextContent, link.GetAttribute("href")));
        Assert.Empty(
            Draw<ContributionCard>(with => with.Add(card => card.Contribution, seen).Add(card => card.Linked, false)).FindAll("a")
        );
    }

    [Fact]
    public void A_question_that_waits_says_for_whom_and_since_when()
    {
        var seen = Seen() with
        {
            Addressees = [new("Ada Exemple", "chercheuse", AddresseeKind.Researcher, new DateOnly(2026, 12, 24))],
            PublishedAt = Noon.AddDays(-12),
        };
        var card = Draw<ContributionCard>(with => with.Add(card => card.Contribution, seen));
        Assert.Equal("Adressée à Ada Exemple, en attente de réponse depuis 12 jours", card.Find(".contribution-card__waiting").TextContent);
        Assert.Empty(
            Draw<ContributionCard>(with => with.Add(card => card.Contribution, Seen()))
                .FindAll(".contribution-card__waiting, .contribution-card__answered")
        );
    }
}
