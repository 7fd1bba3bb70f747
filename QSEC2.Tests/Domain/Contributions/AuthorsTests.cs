using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Contributions;

public sealed class AuthorsTests
{
    private static readonly DateTimeOffset Later = SampleContributions.Monday.AddMinutes(1);

    [Fact]
    public void What_waits_is_corrected()
    {
        var question = SampleContributions.Question("Pourqoi ?", "Zoé");
        question.Correct(" Pourquoi ? ", "", null, text => $"<p>{text}</p>", Later);
        Assert.Equal(
            ("Pourquoi ?", "<p>Pourquoi ?</p>", null, Later),
            (question.Text, question.Html, question.Signature, question.CorrectedAt)
        );
    }

    [Fact]
    public void What_a_picture_shows_is_corrected_and_a_question_has_none()
    {
        var (picture, question) = (SampleContributions.Picture(), SampleContributions.Question());
        picture.Correct(null, null, " Un canal gelé ", text => text, Later);
        question.Correct("Pourquoi ?", null, "Un canal gelé", text => text, Later);
        Assert.Equal(("Un canal gelé", true, null), (picture.Photo!.Description, picture.Photo.PeopleAgreed, question.Photo));
        Breaks(Rule.DescriptionTooLong, () => picture.Correct(null, null, new string('d', 301), text => text, Later));
    }

    [Fact]
    public void What_is_decided_or_withdrawn_is_not_corrected()
    {
        var (approved, withdrawn) = (SampleContributions.Question(), SampleContributions.Question());
        approved.Approve(SampleContributions.Nour, Later);
        withdrawn.Withdraw(Later);
        Breaks(Rule.NotWaiting, () => approved.Correct("Autre ?", null, null, text => text, Later));
        Breaks(Rule.NotWaiting, () => withdrawn.Correct("Autre ?", null, null, text => text, Later));
    }

    [Fact]
    public void A_wrong_correction_changes_nothing()
    {
        var question = SampleContributions.Question("Pourquoi ?");
        Breaks(Rule.TextMissing, () => question.Correct("", null, null, text => text, Later));
        Assert.Equal(("Pourquoi ?", null), (question.Text, question.CorrectedAt));
    }

    [Fact]
    public void What_is_withdrawn_says_whether_it_was_on_the_wall_and_is_decided_no_more()
    {
        var (waiting, published) = (SampleContributions.Question(), SampleContributions.Question());
        published.Approve(SampleContributions.Nour, Later);
        Assert.False(waiting.Withdraw(Later));
        Assert.True(published.Withdraw(Later));
        Assert.False(published.IsPublished);
        Breaks(Rule.AlreadyWithdrawn, () => waiting.Withdraw(Later));
        Breaks(Rule.AlreadyWithdrawn, () => waiting.Approve(SampleContributions.Nour, Later));
        Breaks(Rule.AlreadyWithdrawn, () => published.Remove(SampleContributions.Nour, Later, RefusalReason.Illegal));
        Breaks(Rule.NothingToRestore, () => published.Restore(SampleContributions.Nour, Later));
    }

    [Fact]
    public void What_is_erased_keeps_its_number_and_nothing_that_was_written()
    {
        var picture = SampleContributions.Receive(
            new ContributionDraft(ContributionKind.Photo, "Ma rue", "Zoé") { Stop = "Gare", Module = "Carte" },
            new Photo(8, 6, "Ma rue", PeopleAgreed: true)
        );
        picture.AssignNumber(7);
        picture.Approve(SampleContributions.Nour, Later, PhotoGround.Permission);
        Assert.True(picture.Erase(Later));
        Assert.False(picture.Erase(Later.AddHours(1)));
        Assert.Equal(
            (7, "", "", null, null, null, null),
            (picture.Number, picture.Text, picture.Html, picture.Signature, picture.Stop, picture.Module, picture.Photo)
        );
        Assert.Equal((ContributionStatus.Erased, Later), (picture.Status, picture.ErasedAt));
    }

    private static void Breaks(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);
}
