using QSEC2.Domain.Common;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Walls;

public sealed class StageTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public void What_was_on_the_platform_is_answered_and_the_next_takes_its_place()
    {
        var stage = Stage.Undirected.PutUp(Ids[0]).Queue(Ids[1]).Queue(Ids[2]).Forward();
        Assert.Equal((Ids[1], Ids[2], Ids[0]), (stage.Now, Assert.Single(stage.Next), Assert.Single(stage.Answered)));
    }

    [Fact]
    public void Going_back_undoes_going_forward()
    {
        var before = Stage.Undirected.PutUp(Ids[0]).Queue(Ids[1]).Queue(Ids[2]);
        Assert.True(before.Forward().Back().ShowsSameAs(before));
        Assert.True(before.ShowsSameAs(before.Back()));
    }

    [Fact]
    public void What_is_put_up_leaves_the_queue_and_what_was_answered_may_come_again()
    {
        var stage = Stage.Undirected.Queue(Ids[0]).Queue(Ids[1]).PutUp(Ids[1]);
        Assert.Equal((Layout.One, Ids[1], Ids[0]), (stage.Layout, stage.Now, Assert.Single(stage.Next)));
        Assert.Empty(stage.Forward().PutUp(Ids[1]).Answered);
    }

    [Fact]
    public void Nobody_stands_twice_in_the_queue_and_it_has_an_end()
    {
        Assert.Single(Stage.Undirected.Queue(Ids[0]).Queue(Ids[0]).Next);
        var full = Enumerable.Range(0, Stage.MostWaiting).Aggregate(Stage.Undirected, (stage, _) => stage.Queue(Guid.CreateVersion7()));
        Assert.Equal(Rule.QueueFull, Assert.Throws<RuleBroken>(() => full.Queue(Ids[0])).Rule);
    }

    [Fact]
    public void One_place_sooner_is_one_place_sooner()
    {
        var stage = Stage.Undirected.Queue(Ids[0]).Queue(Ids[1]).Queue(Ids[2]);
        Assert.Equal([Ids[0], Ids[2], Ids[1]], stage.Advance(Ids[2]).Next);
        Assert.Equal(stage.Next, stage.Advance(Ids[0]).Next);
        Assert.Equal(stage.Next, stage.Advance(Ids[7]).Next);
    }

    [Fact]
    public void Of_too_many_pins_the_oldest_is_lifted()
    {
        var stage = Ids.Take(6).Aggregate(Stage.Undirected, (pinned, id) => pinned.Pin(id));
        Assert.Equal(Ids[1..6], stage.Pinned);
        Assert.Equal([Ids[2], Ids[3], Ids[4], Ids[5], Ids[1]], stage.Pin(Ids[1]).Pinned);
    }

    [Fact]
    public void What_is_hidden_is_nowhere_else()
    {
        var stage = Stage.Undirected.PutUp(Ids[0]).Pin(Ids[0]).Queue(Ids[1]).Hide(Ids[0]).Hide(Ids[1]);
        Assert.Equal((null, 0, 0), (stage.Now, stage.Next.Count, stage.Pinned.Count));
        Assert.Equal([Ids[0], Ids[1]], stage.Hidden);
        Assert.Equal([Ids[1]], stage.Unhide(Ids[0]).Hidden);
    }

    [Fact]
    public void After_what_was_large_is_hidden_the_room_sees_the_wall_and_nothing_that_nobody_chose()
    {
        Assert.Equal(Layout.Mosaic, Stage.Undirected.PutUp(Ids[0]).Hide(Ids[0]).Layout);
        Assert.Equal(Layout.One, Stage.Undirected.PutUp(Ids[0]).Hide(Ids[1]).Layout);
        Assert.Equal(Layout.Queue, Stage.Undirected.PutUp(Ids[0]).Arrange(Layout.Queue).Hide(Ids[0]).Layout);
    }

    [Fact]
    public void A_stage_names_only_what_may_be_seen()
    {
        var stage = Stage.Undirected.PutUp(Ids[0]).Queue(Ids[1]).Queue(Ids[2]).Pin(Ids[1]).Hide(Ids[3]).RestrictTo(id => id == Ids[2]);
        Assert.Equal([Ids[2]], stage.Named);
    }

    [Fact]
    public void Arrivals_wait_since_the_first_time_it_was_asked()
    {
        var stage = Stage.Undirected.Freeze(SampleContributions.Monday).Freeze(SampleContributions.Monday.AddMinutes(3));
        Assert.Equal(SampleContributions.Monday, stage.FrozenAt);
        Assert.Null(stage.Thaw().FrozenAt);
    }

    [Theory]
    [InlineData("", Rule.TextMissing)]
    [InlineData("  \n ", Rule.TextMissing)]
    [InlineData("\u0007", Rule.ControlCharacters)]
    public void A_message_says_something(string typed, Rule rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => Stage.Undirected.ShowMessage(typed)).Rule);

    [Fact]
    public void A_message_is_short() =>
        Assert.Equal(
            Rule.TextTooLong,
            Assert.Throws<RuleBroken>(() => Stage.Undirected.ShowMessage(new string('a', Stage.LongestMessage + 1))).Rule
        );

    [Theory]
    [InlineData(2)]
    [InlineData(61)]
    public void A_room_has_a_depth(int metres) =>
        Assert.Equal(Rule.NumberOutOfRange, Assert.Throws<RuleBroken>(() => Stage.Undirected.SetDepth(metres)).Rule);

    [Fact]
    public void A_command_that_changes_nothing_leaves_no_event()
    {
        var wall = new Wall("debat-ac347", Guid.CreateVersion7());
        wall.ChangeStage(stage => stage.Pin(Ids[0]), SampleContributions.Monday);
        wall.ChangeStage(stage => stage.Pin(Ids[0]), SampleContributions.Monday);
        wall.ChangeStage(stage => stage.SetCurtain(curtain: false), SampleContributions.Monday);
        Assert.Equal((1, WallEventType.Stage), (wall.Events.Count, wall.Events[0].Type));
    }

    [Fact]
    public void Pages_begin_again_when_another_layout_is_shown_or_arrivals_are_let_in_and_not_otherwise()
    {
        var wall = new Wall("debat", Guid.CreateVersion7());
        var at = DateTimeOffset.UnixEpoch;
        wall.ChangeStage(stage => stage.SetDepth(12), at);
        Assert.Null(wall.Stage!.Since);
        wall.ChangeStage(stage => stage.Arrange(Layout.Support), at.AddMinutes(1));
        wall.ChangeStage(stage => stage.Queue(Guid.CreateVersion7()), at.AddMinutes(2));
        Assert.Equal(at.AddMinutes(1), wall.Stage.Since);
        wall.ChangeStage(stage => stage.Freeze(at.AddMinutes(3)), at.AddMinutes(3));
        wall.ChangeStage(stage => stage.Thaw(), at.AddMinutes(4));
        Assert.Equal(at.AddMinutes(4), wall.Stage.Since);
    }

    [Fact]
    public void Another_message_or_statement_begins_at_its_first_page()
    {
        var wall = new Wall("debat", Guid.CreateVersion7());
        var at = DateTimeOffset.UnixEpoch;
        wall.ChangeStage(stage => stage.ShowMessage("Pause."), at);
        wall.ChangeStage(stage => stage.ShowMessage("On reprend."), at.AddMinutes(1));
        Assert.Equal(at.AddMinutes(1), wall.Stage!.Since);
        wall.ChangeStage(stage => stage.ShowStatement(Ids[0]), at.AddMinutes(2));
        wall.ChangeStage(stage => stage.ShowStatement(Ids[1]), at.AddMinutes(3));
        Assert.Equal(at.AddMinutes(3), wall.Stage.Since);
    }
}
