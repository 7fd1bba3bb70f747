using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Contributions;

public sealed class ModeratingTests
{
    private static readonly DateTimeOffset Later = SampleContributions.Monday.AddMinutes(1);

    [Fact]
    public void What_is_approved_is_published_and_says_by_whom()
    {
        var question = SampleContributions.Question();
        question.Approve(SampleContributions.Nour, Later);
        Assert.Equal((ContributionStatus.Published, Later), (question.Status, question.PublishedAt));
        Assert.Equal(new Verdict(VerdictOutcome.Approved, SampleContributions.Nour.Id, "Nour", Later, null, null, null), question.Verdict);
        Assert.Equal(DecisionKind.Approved, Assert.Single(question.Decisions).Kind);
    }

    [Fact]
    public void A_picture_is_not_published_without_a_ground()
    {
        var picture = SampleContributions.Picture();
        Breaks(Rule.PhotoGroundMissing, () => picture.Approve(SampleContributions.Nour, Later));
        Assert.True(picture.IsWaiting);
        picture.Approve(SampleContributions.Nour, Later, PhotoGround.Blurred, "Un pont");
        Assert.Equal((PhotoGround.Blurred, "Un pont"), (picture.Verdict!.PhotoGround, picture.Photo!.Description));
    }

    [Fact]
    public void What_is_decided_is_not_decided_again()
    {
        var question = SampleContributions.Question();
        question.Refuse(SampleContributions.Nour, Later, RefusalReason.OffTopic);
        Breaks(Rule.AlreadyDecided, () => question.Approve(SampleContributions.Nour, Later));
        Breaks(Rule.AlreadyDecided, () => question.Refuse(SampleContributions.Nour, Later, RefusalReason.Illegal));
        Breaks(Rule.AlreadyDecided, () => question.Remove(SampleContributions.Nour, Later, RefusalReason.Illegal));
        Assert.Equal(RefusalReason.OffTopic, question.Verdict!.Reason);
    }

    [Fact]
    public void What_waits_is_not_removed_and_has_nothing_to_restore()
    {
        var question = SampleContributions.Question();
        Breaks(Rule.NotPublished, () => question.Remove(SampleContributions.Nour, Later, RefusalReason.Illegal));
        Breaks(Rule.NothingToRestore, () => question.Restore(SampleContributions.Nour, Later));
        Breaks(Rule.NothingToRestore, () => question.Reopen(SampleContributions.Nour, Later));
    }

    [Fact]
    public void The_other_reason_needs_a_note()
    {
        var question = SampleContributions.Question();
        Breaks(Rule.ReasonNeedsNote, () => question.Refuse(SampleContributions.Nour, Later, RefusalReason.Other, " "));
        Breaks(Rule.NoteTooLong, () => question.Refuse(SampleContributions.Nour, Later, RefusalReason.Other, new string('n', 501)));
        question.Refuse(SampleContributions.Nour, Later, RefusalReason.Other, " Voir la charte. ");
        Assert.Equal("Voir la charte.", question.Verdict!.Note);
    }

    [Fact]
    public void A_removal_that_is_undone_is_published_again_and_a_refusal_waits_again()
    {
        var removed = SampleContributions.Picture();
        removed.Approve(SampleContributions.Nour, Later, PhotoGround.Permission);
        removed.Remove(SampleContributions.Nour, Later, RefusalReason.PersonalData);
        Assert.Equal(ContributionStatus.Removed, removed.Status);
        removed.Restore(SampleContributions.Nour, Later);
        Assert.Equal((ContributionStatus.Published, PhotoGround.Permission), (removed.Status, removed.Verdict!.PhotoGround));

        var refused = SampleContributions.Question();
        refused.Refuse(SampleContributions.Nour, Later, RefusalReason.OffTopic);
        refused.Restore(SampleContributions.Nour, Later);
        Assert.Equal(ContributionStatus.Waiting, refused.Status);
    }

    [Fact]
    public void An_approval_that_is_undone_waits_again()
    {
        var question = SampleContributions.Question();
        question.Approve(SampleContributions.Nour, Later);
        Assert.True(question.Reopen(SampleContributions.Nour, Later));
        Assert.Equal((ContributionStatus.Waiting, null), (question.Status, question.PublishedAt));
        question.Refuse(SampleContributions.Nour, Later, RefusalReason.OffTopic);
        Assert.False(question.Reopen(SampleContributions.Nour, Later));
    }

    [Fact]
    public void What_was_corrected_since_it_was_read_is_not_published()
    {
        var question = SampleContributions.Question();
        var seen = question.Version;
        question.Correct("Autre chose ?", null, null, text => text, Later);
        Breaks(Rule.ChangedMeanwhile, () => question.Approve(SampleContributions.Nour, Later, seen: seen));
        question.Approve(SampleContributions.Nour, Later, seen: question.Version);
        Assert.True(question.IsPublished);
    }

    private static void Breaks(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);
}
