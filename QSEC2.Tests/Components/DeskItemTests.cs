using Bunit;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Features.Moderation;

namespace QSEC2.Tests.Components;

public sealed class DeskItemTests : ComponentTest
{
    private ApprovalRequested? _approved;
    private RefusalRequested? _refused;
    private QueueItem? _skipped;
    private int _undone;

    [Fact]
    public void The_card_is_drawn_as_it_will_look_and_leads_nowhere_yet()
    {
        var item = Item(Waiting("Respire-t-on ?"));
        Assert.Equal("air", item.Find(".desk-item__card").GetAttribute("data-season"));
        Assert.Contains("Respire-t-on ?", item.Find(".contribution-card").TextContent, StringComparison.Ordinal);
        Assert.Empty(item.FindAll(".contribution-card a"));
    }

    [Fact]
    public void A_text_is_published_at_once()
    {
        Item(Waiting()).Find("[data-key=a]").Click();
        Assert.Null(_approved!.Ground);
    }

    [Fact]
    public void A_picture_is_published_only_with_a_ground_and_a_description()
    {
        var item = Item(Waiting(kind: ContributionKind.Photo));
        item.Find("[data-key=a]").Click();
        item.Find("[value=blurred]").Change("blurred");
        item.Find("[data-key=a]").Click();
        Assert.Null(_approved);
        item.Find("#description").Input("Un quai désert");
        item.Find("[data-key=a]").Click();
        Assert.Equal((PhotoGround.Blurred, "Un quai désert"), (_approved!.Ground, _approved.Description));
    }

    [Fact]
    public void What_a_picture_still_needs_is_said_in_words_beside_the_button()
    {
        var item = Item(Waiting(kind: ContributionKind.Photo));
        Assert.Contains("pourquoi la photo peut être montrée, et sa description", Missing(item), StringComparison.Ordinal);
        item.Find("[value=blurred]").Change("blurred");
        Assert.Equal("Il manque\u00A0: la description de l’image.", Missing(item));
        Assert.Equal("manque", item.Find("[data-key=a]").GetAttribute("aria-describedby"));
        item.Find("#description").Input("Un quai désert");
        Assert.Null(Missing(item));
        Assert.False(item.Find("[data-key=a]").HasAttribute("aria-describedby"));
    }

    [Fact]
    public void The_description_of_its_author_is_proposed()
    {
        var item = Item(Waiting(kind: ContributionKind.Photo, description: "Mon balcon"));
        Assert.Equal("Mon balcon", item.Find("#description").GetAttribute("value"));
        Assert.Equal("Mon balcon", item.Find("img").GetAttribute("alt"));
    }

    [Fact]
    public void Refusing_asks_why_in_place_of_the_three_buttons()
    {
        var item = Item(Waiting(kind: ContributionKind.Photo));
        item.Find("[data-key=r]").Click();
        Assert.Empty(item.FindAll("[data-key=a], [data-key=s], [name=photoGround]"));
        Assert.Equal(10, item.FindAll("[name=reason]").Count);
    }

    [Fact]
    public void A_refusal_carries_its_reason_and_its_word()
    {
        var item = Item(Waiting());
        item.Find("[data-key=r]").Click();
        item.Find("[value=off_topic]").Change("off_topic");
        item.Find("#note").Input("Un autre mur ?");
        item.Find("[data-key=enter]").Click();
        Assert.Equal((RefusalReason.OffTopic, "Un autre mur ?"), (_refused!.Reason, _refused.Note));
    }

    [Fact]
    public void One_may_put_off_and_take_back()
    {
        var waiting = Waiting();
        var item = Item(waiting);
        item.Find("[data-key=s]").Click();
        item.Find("[data-key=z]").Click();
        Assert.Same(waiting, _skipped);
        Assert.Equal(1, _undone);
    }

    [Theory]
    [InlineData("fr", "un numéro de téléphone")]
    [InlineData("en", "a phone number")]
    public void What_to_look_at_twice_is_said_in_words(string language, string said)
    {
        var item = Item(Waiting(flags: [Flags.Phone]), language);
        Assert.Contains(said, item.Find(".desk-item__flag").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_decision_the_keyboard_goes_on_with_the_next_one()
    {
        var item = Draw<DeskItem>(with => with.Add(desk => desk.Item, Waiting()).Add(desk => desk.TakesFocus, true));
        JSInterop.VerifyFocusAsyncInvoke();
        Assert.Equal("-1", item.Find(".desk-item").GetAttribute("tabindex"));
    }

    private static string? Missing(IRenderedComponent<DeskItem> item) => item.FindAll("#manque").SingleOrDefault()?.TextContent;

    private IRenderedComponent<DeskItem> Item(QueueItem item, string language = "fr") =>
        Draw<DeskItem>(
            with =>
                with.Add(desk => desk.Item, item)
                    .Add(desk => desk.Place, Place())
                    .Add(desk => desk.CanUndo, true)
                    .Add(desk => desk.OnApprove, approved => _approved = approved)
                    .Add(desk => desk.OnRefuse, refused => _refused = refused)
                    .Add(desk => desk.OnSkip, skipped => _skipped = skipped)
                    .Add(desk => desk.OnUndo, () => _undone++),
            language
        );
}
