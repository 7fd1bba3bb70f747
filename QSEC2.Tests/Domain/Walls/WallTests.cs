using QSEC2.Domain.Common;
using QSEC2.Domain.Walls;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Walls;

public sealed class WallTests
{
    [Fact]
    public void Events_are_numbered_without_gaps()
    {
        var wall = new Wall("air-agir", Guid.CreateVersion7());
        var question = SampleContributions.Question();
        question.Approve(SampleContributions.Nour, SampleContributions.Monday);
        wall.Show(question, SampleContributions.Monday);
        wall.Count(question, SampleContributions.Monday);
        wall.Hide(question.Id, SampleContributions.Monday);
        Assert.Equal(
            [(1L, WallEventType.Published), (2L, WallEventType.Supported), (3L, WallEventType.Removed)],
            wall.Events.Select(happened => (happened.Sequence, happened.Type))
        );
        Assert.Equal(3, wall.Sequence);
    }

    [Fact]
    public void What_is_not_published_is_not_shown()
    {
        var wall = new Wall("air-agir", Guid.CreateVersion7());
        Assert.Equal(
            Rule.NotPublished,
            Assert.Throws<RuleBroken>(() => wall.Show(SampleContributions.Question(), SampleContributions.Monday)).Rule
        );
        Assert.Equal((0L, 0), (wall.Sequence, wall.Events.Count));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(0, 1)]
    public void After_a_restore_numbers_go_on_beyond_those_that_may_have_been_used(long used, long expected)
    {
        var wall = new Wall("air-agir", Guid.CreateVersion7());
        wall.Hide(Guid.CreateVersion7(), SampleContributions.Monday);
        wall.StartAfter(used, 12);
        Assert.Equal((expected, expected), (wall.Sequence, wall.LogStart));
        Assert.Equal(expected + 1, wall.Hide(Guid.CreateVersion7(), SampleContributions.Monday).Sequence);
    }

    [Fact]
    public void A_count_that_was_told_is_known_to_be_shown()
    {
        var wall = new Wall("air-agir", Guid.CreateVersion7());
        var question = SampleContributions.Question();
        question.CountSupports(12);
        wall.Count(question, SampleContributions.Monday);
        Assert.Equal(12, question.SupportsShown);
    }
}
