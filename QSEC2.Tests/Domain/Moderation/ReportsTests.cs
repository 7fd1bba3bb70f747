using QSEC2.Domain.Common;
using QSEC2.Domain.Moderation;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Moderation;

public sealed class ReportsTests
{
    private static readonly Guid Contribution = Guid.CreateVersion7();

    [Theory]
    [InlineData(null, "Parce que.", null, null, "reason", Rule.ReasonMissing)]
    [InlineData(RefusalReason.Illegal, "  ", null, null, "explanation", Rule.ExplanationMissing)]
    [InlineData(RefusalReason.Illegal, "Un\0deux", null, null, "explanation", Rule.ControlCharacters)]
    [InlineData(RefusalReason.Illegal, "Parce que.", null, "pas une adresse", "email", Rule.EmailUnreadable)]
    [InlineData(RefusalReason.Illegal, "Parce que.", "Deux\nlignes", null, "name", Rule.ControlCharacters)]
    public void What_is_missing_or_wrong_is_said_beside_its_field(
        RefusalReason? reason,
        string explanation,
        string? name,
        string? email,
        string field,
        Rule rule
    ) => Assert.Equal([(field, rule)], new ReportDraft(reason, explanation, name, email).BrokenRules());

    [Fact]
    public void What_is_too_long_is_said_beside_its_field() =>
        Assert.Equal(
            [("explanation", Rule.ExplanationTooLong), ("name", Rule.NameTooLong), ("email", Rule.EmailUnreadable)],
            new ReportDraft(
                RefusalReason.Other,
                new string('a', 2_001),
                new string('b', 61),
                new string('c', 250) + "@example.org"
            ).BrokenRules()
        );

    [Fact]
    public void Neither_name_nor_address_is_needed()
    {
        var report = Report.Receive(
            Contribution,
            new ReportDraft(RefusalReason.PersonalData, " Un nom. ", "", " "),
            SampleContributions.Monday
        );

        Assert.Equal(
            ("Un nom.", null, null, SampleContributions.Monday),
            (report.Explanation, report.Name, report.Email, report.ReceivedAt)
        );
    }

    [Fact]
    public void It_is_handled_once_with_what_was_decided()
    {
        var report = Report.Receive(
            Contribution,
            new ReportDraft(RefusalReason.PersonalData, "Un nom.", null, null),
            SampleContributions.Monday
        );
        Assert.Equal(
            Rule.OutcomeMissing,
            Assert.Throws<RuleBroken>(() => report.Handle(null, null, true, SampleContributions.Nour, SampleContributions.Monday)).Rule
        );
        Assert.Equal(
            Rule.NoteTooLong,
            Assert
                .Throws<RuleBroken>(() =>
                    report.Handle(ReportOutcome.Kept, new string('a', 501), true, SampleContributions.Nour, SampleContributions.Monday)
                )
                .Rule
        );

        Assert.Equal(
            Rule.OutcomeUntrue,
            Assert
                .Throws<RuleBroken>(() =>
                    report.Handle(ReportOutcome.Removed, " Merci. ", true, SampleContributions.Nour, SampleContributions.Monday)
                )
                .Rule
        );
        report.Handle(ReportOutcome.Removed, " Merci. ", false, SampleContributions.Nour, SampleContributions.Monday);
        Assert.Equal((ReportOutcome.Removed, "Merci.", "Nour"), (report.Outcome, report.Answer, report.HandledBy));
        Assert.Equal(
            Rule.AlreadyDecided,
            Assert
                .Throws<RuleBroken>(() =>
                    report.Handle(ReportOutcome.Kept, null, true, SampleContributions.Nour, SampleContributions.Monday)
                )
                .Rule
        );
    }
}
