using System.Text.Json;
using System.Text.Json.Nodes;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Browser;

/// <summary>What a projection works out by itself: words, sentences, pages.</summary>
public sealed class ProjectionModulesTests
{
    [Theory]
    [InlineData("L’air des villes est-il pire ?|Les villes respirent|Ma VILLE", "villes 3")]
    [InlineData("Élève|eleve|Les élèves", "eleve 3")]
    [InlineData("Un cheval|des chevaux", "cheval 2")]
    [InlineData("L’eau|les eaux", "eau 2")]
    [InlineData("La pluie|les pluies", "pluie 2")]
    [InlineData("One city|many cities", "city 2")]
    [InlineData("Le CO2 et la ville|CO2", "CO2 2")]
    [InlineData("Peut-on respirer ?|respirer-t-on", "respirer 2")]
    [InlineData("bus bus bus bus|le bus", "bus 2")]
    [InlineData("Qu’est-ce que c’est ?|What is this and why?", "")]
    [InlineData("", "")]
    public async Task Words_that_come_back_are_counted_once_a_text_whatever_their_accents_and_number(string texts, string first)
    {
        var words = await Module.AskAsync("shared/word-count.ts", $"wordsOf({JsonSerializer.Serialize(texts.Split('|'))})");
        Assert.Equal(first, words.AsArray() is [{ } word, ..] ? $"{word["text"]} {word["count"]}" : "");
    }

    [Fact]
    public async Task The_most_frequent_word_weighs_most_and_the_rarest_least()
    {
        var words = await Module.AskAsync("shared/word-count.ts", "wordsOf(['air rue', 'air rue', 'air arbre', 'air'])");
        Assert.Equal(["air 6", "rue 3", "arbre 1"], words.AsArray().Select(word => $"{word!["text"]} {word["weight"]}"));
    }

    [Theory]
    [InlineData("Une. Deux ! Trois\u202f?", "Une. |Deux ! |Trois\u202f?")]
    [InlineData("M. Petit est venu. Il est parti.", "M. Petit est venu. |Il est parti.")]
    [InlineData("Sans point", "Sans point")]
    [InlineData("Il coûte 3.5 euros. Bon.", "Il coûte 3.5 euros. |Bon.")]
    public async Task Sentences_end_where_they_end(string text, string sentences)
    {
        var ends = await Module.AskAsync("projection/sentences.ts", $"sentenceEnds({JsonSerializer.Serialize(text)}, 'fr')");
        Assert.Equal(sentences, string.Join('|', Cut(text, ends.AsArray())));
    }

    [Theory]
    [InlineData("Une. Deux. Trois.", 11, "Une. Deux.\u00a0[…]")]
    [InlineData("Une phrase à peine plus longue. Fin.", 25, "Une phrase à peine plus longue.\u00a0[…]")]
    [InlineData("Une phrase sans fin et encore et encore et encore.", 20, "Une phrase sans fin\u00a0[…]")]
    [InlineData("Court.", 20, "Court.")]
    public async Task An_opening_is_whole_sentences_and_of_an_endless_one_its_first_words(string text, int length, string opening) =>
        Assert.Equal(
            opening,
            (string?)await Module.AskAsync("projection/sentences.ts", $"opening({JsonSerializer.Serialize(text)}, {length}, 'fr')")
        );

    [Theory]
    [InlineData(0, 0)]
    [InlineData(14_999, 0)]
    [InlineData(15_000, 1)]
    [InlineData(27_000, 2)]
    [InlineData(42_000, 0)]
    [InlineData(-5_000, 0)]
    public async Task The_page_follows_from_the_time_that_passed(int elapsed, int page) =>
        Assert.Equal(page, (int)(await Module.AskAsync("projection/turning.ts", $"turnAt({elapsed}, [15000, 12000, 15000])"))["page"]!);

    [Fact]
    public async Task An_arrival_moves_one_column_of_the_first_page_only()
    {
        const string Cards =
            "const cards = count => Array.from({ length: count }, (_, index) => ({ height: 100, wide: false, column: (count - 1 - index) % 3 })); ";
        const string Columns =
            "const columns = count => pagesOf(cards(count), 3, 330, 10)[0].reduce((all, { index, column }) => (all[column].push(count - 1 - index), all), [[], [], []])";
        var both = await Module.AskAsync("projection/compose.ts", $"(() => {{ {Cards}{Columns}; return [columns(12), columns(13)]; }})()");
        var (before, after) = (both[0]!.AsArray(), both[1]!.AsArray());
        Assert.Equal(2, Enumerable.Range(0, 3).Count(column => JsonNode.DeepEquals(before[column], after[column])));
    }

    private static IEnumerable<string> Cut(string text, JsonArray ends) =>
        ends.Select((end, index) => text[(index == 0 ? 0 : (int)ends[index - 1]!)..(int)end!]);
}
