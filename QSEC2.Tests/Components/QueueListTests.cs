using Bunit;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Features.Moderation;

namespace QSEC2.Tests.Components;

public sealed class QueueListTests : ComponentTest
{
    [Fact]
    public void Each_line_shows_the_kind_the_theme_and_the_age()
    {
        var line = Queue([Waiting()]).Find(".queue__item");
        Assert.Equal("?", line.QuerySelector(".queue__glyph")!.TextContent.Trim());
        Assert.Contains("Air de test", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 min 30", line.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Photo sans texte")]
    [InlineData("", "Un canal dans la brume", "Un canal dans la brume")]
    [InlineData("**Le canal**, hier", "Un canal", "Le canal, hier")]
    public void A_picture_without_a_text_has_words_to_click(string text, string description, string words) =>
        Assert.Equal(words, Queue([Waiting(text, ContributionKind.Photo, description: description)]).Find(".queue__text bdi").TextContent);

    [Fact]
    public void A_glyph_wears_the_colours_of_its_season()
    {
        var glyph = Queue([Waiting(kind: ContributionKind.Testimony)]).Find(".queue__glyph");
        Assert.Equal(("air", "«"), (glyph.GetAttribute("data-season"), glyph.TextContent.Trim()));
    }

    [Fact]
    public void What_waits_for_more_than_two_minutes_is_marked()
    {
        var patient = Waiting() with { ReceivedAt = Noon.AddMinutes(-3) };
        Assert.Single(Queue([patient, Waiting()]).FindAll(".queue__age--late"));
    }

    [Fact]
    public void What_another_moderator_reads_says_who_reads_it()
    {
        var lines = Queue([Waiting(claimedBy: "Samira"), Waiting(claimedBy: "Moi")]).FindAll(".queue__item");
        Assert.Contains("Lue par Samira", lines[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("queue__item--claimed", lines[1].ClassList);
    }

    [Fact]
    public void The_one_being_read_is_current()
    {
        var (first, second) = (Waiting(), Waiting());
        var lines = Queue([first, second], second.Id).FindAll(".queue__item");
        Assert.Equal([null, "true"], lines.Select(line => line.GetAttribute("aria-current")));
    }

    [Fact]
    public void On_a_phone_the_list_unfolds_and_folds_once_one_is_chosen()
    {
        QueueItem? chosen = null;
        var item = Waiting();
        var queue = Queue([item], choose: one => chosen = one);
        queue.Find(".queue__toggle").Click();
        Assert.Contains("is-open", queue.Find("ol").ClassList);
        queue.Find(".queue__item").Click();
        Assert.Same(item, chosen);
        Assert.Equal("false", queue.Find(".queue__toggle").GetAttribute("aria-expanded"));
    }

    private IRenderedComponent<QueueList> Queue(IReadOnlyList<QueueItem> items, Guid? current = null, Action<QueueItem>? choose = null) =>
        Draw<QueueList>(with =>
            with.Add(queue => queue.Items, items)
                .Add(queue => queue.Walls, Walls())
                .Add(queue => queue.Current, current)
                .Add(queue => queue.Now, Noon)
                .Add(queue => queue.Me, "Moi")
                .Add(queue => queue.OnChoose, item => choose?.Invoke(item))
        );
}
