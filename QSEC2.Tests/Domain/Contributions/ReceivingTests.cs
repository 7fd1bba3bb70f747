using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Contributions;

public sealed class ReceivingTests
{
    [Theory]
    [InlineData(ContributionKind.Question)]
    [InlineData(ContributionKind.Testimony)]
    public void A_question_or_a_testimony_needs_a_text(ContributionKind kind)
    {
        var broken = Assert.Throws<RuleBroken>(() => SampleContributions.Receive(new ContributionDraft(kind, " \n ", null)));
        Assert.Equal([("text", Rule.TextMissing)], broken.Fields);
    }

    [Fact]
    public void A_photo_needs_a_picture_and_no_text()
    {
        Assert.Equal(
            Rule.PhotoMissing,
            Assert
                .Throws<RuleBroken>(() => SampleContributions.Receive(new ContributionDraft(ContributionKind.Photo, "Une légende", null)))
                .Rule
        );
        Assert.True(SampleContributions.Picture().IsWaiting);
    }

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void A_text_has_two_thousand_characters_at_most(int length, bool isFine) =>
        Assert.Equal(isFine, new ContributionDraft(ContributionKind.Question, new string('a', length), null).BrokenRules().Count == 0);

    [Fact]
    public void Every_broken_rule_is_told_with_its_field()
    {
        var draft = new ContributionDraft(ContributionKind.Photo, new string('a', 2_001), "a\nb")
        {
            PhotoDescription = new string('d', 301),
            Stop = new string('p', 81),
            Module = "\0",
        };
        Assert.Equal(
            [
                ("photo", Rule.PhotoMissing),
                ("text", Rule.TextTooLong),
                ("signature", Rule.ControlCharacters),
                ("photoDescription", Rule.DescriptionTooLong),
                ("stop", Rule.PlaceTooLong),
                ("module", Rule.ControlCharacters),
            ],
            draft.BrokenRules()
        );
    }

    [Fact]
    public void What_is_received_is_tidied()
    {
        var contribution = SampleContributions.Question("  Ou\u0300 ?\r\nLa\u0300.  ", "  Zoé ");
        Assert.Equal(("Où ?\nLà.", "Zoé"), (contribution.Text, contribution.Signature));
        Assert.Equal(ContributionStatus.Waiting, contribution.Status);
    }
}
