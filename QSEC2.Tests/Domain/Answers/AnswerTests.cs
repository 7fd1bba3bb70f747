using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Answers;

public sealed class AnswerTests
{
    private static readonly Editor Lea = new(Guid.CreateVersion7(), "Léa", ["93"]);
    private static readonly Addressee Expert = Addressee.Know(
        AddresseeKind.Researcher,
        "Ada Exemple",
        "chercheuse, laboratoire d’exemple",
        " Ada@Example.org "
    );
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void An_answer_goes_from_asked_to_draft_to_submitted_to_published()
    {
        var (question, answer) = Asked();
        Assert.Equal(AnswerState.Asked, answer.State);
        answer.Write(AnswerDraft("Parce que."), answer.Version);
        Assert.Equal(AnswerState.Draft, answer.State);
        answer.Submit(Lea, SampleContributions.Monday);
        Assert.Equal(AnswerState.Submitted, answer.State);
        answer.Publish(text => $"<p>{text}</p>", answer.Version, SampleContributions.Nour, SampleContributions.Monday);
        question.Follow([answer]);

        Assert.Equal(
            (AnswerState.Published, "<p>Parce que.</p>", "Ada Exemple", null),
            (answer.State, answer.Published!.Html, answer.Published.Name, answer.Published.CorrectedAt)
        );
        Assert.Equal((SampleContributions.Monday, SampleContributions.Monday), (question.AddressedAt, question.AnsweredAt));
        Assert.Equal([AnswerStepKind.Asked, AnswerStepKind.Submitted, AnswerStepKind.Published], answer.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Only_a_question_that_is_on_a_wall_is_put_to_somebody()
    {
        var picture = SampleContributions.Picture();
        picture.Approve(SampleContributions.Nour, SampleContributions.Monday, QSEC2.Domain.Moderation.PhotoGround.Permission);
        Assert.Equal(Rule.NotAQuestion, Breaks(() => Answer.Ask(picture, Expert, Today, Today, Lea, SampleContributions.Monday)));
        Assert.Equal(
            Rule.NotPublished,
            Breaks(() => Answer.Ask(SampleContributions.Question(), Expert, Today, Today, Lea, SampleContributions.Monday))
        );
    }

    [Fact]
    public void An_answer_is_not_hoped_for_yesterday() =>
        Assert.Equal(Rule.DateInThePast, Breaks(() => Asked().Answer.Expect(Today.AddDays(-1), Today)));

    [Fact]
    public void What_another_tab_saved_is_not_overwritten()
    {
        var (_, answer) = Asked();
        var read = answer.Version;
        answer.Write(AnswerDraft("La première."), read);
        Assert.Equal(Rule.ChangedMeanwhile, Breaks(() => answer.Write(AnswerDraft("La seconde."), read)));
        Assert.Equal("La première.", answer.Writing.Text);
    }

    [Fact]
    public void What_was_written_since_it_was_read_is_not_published()
    {
        var answer = Submitted();
        var read = answer.Version;
        answer.Write(AnswerDraft("Autre chose."), read);
        answer.Submit(Lea, SampleContributions.Monday);
        Assert.Equal(
            Rule.ChangedMeanwhile,
            Breaks(() => answer.Publish(text => text, read, SampleContributions.Nour, SampleContributions.Monday))
        );
        Assert.Null(answer.Published);
    }

    [Fact]
    public void A_draft_is_not_published() =>
        Assert.Equal(
            Rule.NothingToCheck,
            Breaks(() =>
            {
                var (_, answer) = Asked();
                answer.Write(AnswerDraft("Pas prête."), answer.Version);
                answer.Publish(text => text, answer.Version, SampleContributions.Nour, SampleContributions.Monday);
            })
        );

    [Fact]
    public void It_is_sent_back_with_a_note_until_it_is_submitted_again()
    {
        var answer = Submitted();
        Assert.Equal(
            Rule.NoteMissing,
            Breaks(() => answer.SendBack(" ", answer.Version, SampleContributions.Nour, SampleContributions.Monday))
        );
        Assert.False(answer.SendBack("Une source ?", answer.Version, SampleContributions.Nour, SampleContributions.Monday));
        Assert.Equal((AnswerState.SentBack, "Une source ?"), (answer.State, answer.Note));
        answer.Submit(Lea, SampleContributions.Monday);
        Assert.Equal((AnswerState.Submitted, null), (answer.State, answer.Note));
    }

    [Fact]
    public void A_correction_leaves_what_is_public_until_it_is_read()
    {
        var answer = Published();
        answer.Write(AnswerDraft("Mieux dit.") with { Name = "A. Exemple" }, answer.Version);
        answer.Submit(Lea, SampleContributions.Monday.AddDays(1));
        Assert.Equal(("Parce que.", "Ada Exemple"), (answer.Published!.Text, answer.Published.Name));
        Assert.False(answer.SendBack("Non.", answer.Version, SampleContributions.Nour, SampleContributions.Monday.AddDays(1)));
        Assert.Equal("Parce que.", answer.Published!.Text);
        answer.Submit(Lea, SampleContributions.Monday.AddDays(2));
        answer.Publish(text => text, answer.Version, SampleContributions.Nour, SampleContributions.Monday.AddDays(2));
        Assert.Equal(
            ("Mieux dit.", SampleContributions.Monday, SampleContributions.Monday.AddDays(2)),
            (answer.Published!.Text, answer.Published.At, answer.Published.CorrectedAt)
        );
    }

    [Fact]
    public void What_is_taken_off_is_awaited_again()
    {
        var answer = Published();
        Assert.True(answer.SendBack("Une erreur.", answer.Version, SampleContributions.Nour, SampleContributions.Monday));
        Assert.Equal((true, null, AnswerState.SentBack), (answer.IsAwaited, answer.Published, answer.State));
    }

    [Fact]
    public void What_is_no_longer_asked_for_can_be_asked_again_with_what_was_written()
    {
        var (question, answer) = Asked();
        answer.Write(AnswerDraft("Commencée."), answer.Version);
        answer.Release(Lea, SampleContributions.Monday);
        question.Follow([answer]);
        Assert.Equal((AnswerState.Released, null), (answer.State, question.AddressedAt));
        answer.AskAgain(Today, Today, Lea, SampleContributions.Monday);
        Assert.Equal((AnswerState.Draft, "Commencée."), (answer.State, answer.Writing.Text));
        Assert.Equal(Rule.AlreadyAddressed, Breaks(() => answer.AskAgain(Today, Today, Lea, SampleContributions.Monday)));
    }

    [Fact]
    public void Whoever_is_asked_has_a_name_a_role_and_an_address()
    {
        var broken = Assert.Throws<RuleBroken>(() => Addressee.Know(null, " ", new string('a', 161), "ada"));
        Assert.Equal(
            [("kind", Rule.ChoiceMissing), ("name", Rule.NameMissing), ("role", Rule.LineTooLong), ("email", Rule.EmailInvalid)],
            broken.Fields
        );
        Assert.Equal("ada@example.org", Expert.Email);
    }

    [Fact]
    public void Sources_are_one_a_line() =>
        Assert.Equal("- Une étude\n- https://example.org", Answer.AsList("Une étude\n\n- https://example.org \n"));

    private static (Contribution Question, Answer Answer) Asked()
    {
        var question = SampleContributions.Question();
        question.Approve(SampleContributions.Nour, SampleContributions.Monday);
        return (question, Answer.Ask(question, Expert, Today.AddDays(30), Today, Lea, SampleContributions.Monday));
    }

    private static Answer Submitted()
    {
        var (_, answer) = Asked();
        answer.Write(AnswerDraft("Parce que."), answer.Version);
        answer.Submit(Lea, SampleContributions.Monday);
        return answer;
    }

    private static Answer Published()
    {
        var answer = Submitted();
        answer.Publish(text => text, answer.Version, SampleContributions.Nour, SampleContributions.Monday);
        return answer;
    }

    private static AnswerDraft AnswerDraft(string text) => new(text, "", "Ada Exemple", "chercheuse");

    private static Rule Breaks(Action act) => Assert.Throws<RuleBroken>(act).Rule;
}
