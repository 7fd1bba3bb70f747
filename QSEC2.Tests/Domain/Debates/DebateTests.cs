using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Domain.Debates;

public sealed class DebateTests
{
    private static readonly DebatePlan Plan = new(
        "L’air de nos rues",
        "Salle des fêtes",
        "93",
        null,
        null,
        null,
        [new Guest("Une chercheuse", "chercheuse")]
    );
    private static readonly DebateReport Report = new(
        "Science Ouverte",
        "Salle des fêtes",
        new DateOnly(2026, 11, 23),
        OpenToAll: true,
        60,
        "On a parlé d’air.",
        PhotosAllowed: false
    );

    [Fact]
    public void It_is_prepared_opened_paused_and_closed()
    {
        var debate = Prepared();
        Assert.Equal(DebateState.Prepared, debate.State);
        debate.Open(SampleContributions.Monday);
        debate.Pause(SampleContributions.Monday);
        Assert.Equal(DebateState.Paused, debate.State);
        debate.Open(SampleContributions.Monday.AddMinutes(5));
        Assert.Equal((DebateState.Open, SampleContributions.Monday), (debate.State, debate.OpenedAt));
        debate.Close(Report, SampleContributions.Monday.AddHours(2));
        Assert.Equal(DebateState.Closed, debate.State);
    }

    [Fact]
    public void It_is_not_closed_without_its_report()
    {
        var debate = Prepared();
        debate.Open(SampleContributions.Monday);
        var broken = Assert.Throws<RuleBroken>(() =>
            debate.Close(new("", " ", null, OpenToAll: true, null, "", PhotosAllowed: false), SampleContributions.Monday)
        );
        Assert.Equal(["organisers", "place", "day", "present", "said"], broken.Fields.Select(field => field.Field));
        Assert.Equal(DebateState.Open, debate.State);
    }

    [Fact]
    public void What_is_closed_stays_closed_but_what_is_wrong_of_it_may_be_corrected()
    {
        var debate = Prepared();
        var statement = debate.Add("La ville sans voiture.").Id;
        debate.Change(statement, known => known.Note(Side.Agree, "Monsieur X ment."));
        debate.Open(SampleContributions.Monday);
        debate.Close(Report, SampleContributions.Monday);
        foreach (
            var act in new Action[]
            {
                () => debate.Open(SampleContributions.Monday),
                () => debate.Change(statement, known => known.Count(new(1, 2), after: true)),
                () => debate.AddNote(Guid.CreateVersion7(), "Bonsoir", SampleContributions.Monday),
                () => debate.Add("On respire mieux."),
            }
        )
            Assert.Equal(Rule.DebateClosed, Assert.Throws<RuleBroken>(act).Rule);
        debate.Correct(Report with { Present = 61 });
        debate.Change(Plan with { Title = "Un titre juste", Guests = [], Place = "Ailleurs", Department = "94" });
        Assert.Equal(
            (61, "Un titre juste", 0, Plan.Place, Plan.Department),
            (debate.Report!.Present, debate.Title, debate.Guests.Count, debate.Place, debate.Department)
        );
        debate.Forget(statement, new Argument(Side.Agree, "Monsieur X ment."));
        Assert.Empty(debate.Statements[0].Arguments);
        debate.Drop(statement);
        Assert.Empty(debate.Statements);
    }

    [Fact]
    public void What_never_opened_is_neither_paused_nor_closed()
    {
        var debate = Prepared();
        Assert.Equal(Rule.DebateNotOpen, Assert.Throws<RuleBroken>(() => debate.Pause(SampleContributions.Monday)).Rule);
        Assert.Equal(Rule.DebateNotOpen, Assert.Throws<RuleBroken>(() => debate.Close(Report, SampleContributions.Monday)).Rule);
    }

    [Theory]
    [InlineData(DebateState.Open, 4, 6, false)]
    [InlineData(DebateState.Open, 4, 8, true)]
    [InlineData(DebateState.Paused, null, 11, false)]
    [InlineData(DebateState.Paused, null, 13, true)]
    [InlineData(DebateState.Open, -24, 11, false)]
    [InlineData(DebateState.Closed, 4, 8, false)]
    [InlineData(DebateState.Prepared, 4, 8, false)]
    public void What_nobody_closed_is_over_some_hours_after_its_end_or_its_opening(DebateState state, int? ends, int hours, bool over) =>
        Assert.Equal(
            over,
            Debate.IsLeftOpen(
                state,
                state is DebateState.Prepared ? null : SampleContributions.Monday,
                ends is { } end ? SampleContributions.Monday.AddHours(end) : null,
                SampleContributions.Monday.AddHours(hours)
            )
        );

    [Fact]
    public void Every_field_that_is_wrong_is_said()
    {
        var broken = Assert.Throws<RuleBroken>(() =>
            Debate.Prepare(
                "AC347",
                Guid.CreateVersion7(),
                Plan with
                {
                    Title = " ",
                    Department = "69",
                    StartsAt = SampleContributions.Monday,
                    EndsAt = SampleContributions.Monday.AddHours(-1),
                },
                SampleContributions.Monday
            )
        );
        Assert.Equal(
            [("title", Rule.TitleMissing), ("department", Rule.DepartmentUnknown), ("ends", Rule.EndsBeforeItStarts)],
            broken.Fields
        );
    }

    [Fact]
    public void A_note_waits_until_it_is_read_once()
    {
        var debate = Prepared();
        debate.AddNote(Guid.CreateVersion7(), "Plus que dix minutes", SampleContributions.Monday);
        var note = debate.Unread!;
        debate.Read(note.Id, SampleContributions.Monday.AddMinutes(1));
        debate.Read(note.Id, SampleContributions.Monday.AddMinutes(2));
        Assert.Null(debate.Unread);
        Assert.Equal(SampleContributions.Monday.AddMinutes(1), debate.Notes[0].ReadAt);
    }

    [Fact]
    public void Sides_are_taken_on_statements_never_on_questions()
    {
        var debate = Prepared();
        Assert.Equal(Rule.QuestionMark, Assert.Throws<RuleBroken>(() => debate.Add("Respire-t-on mieux ?")).Rule);
        var statement = debate.Add("On respire mieux qu’il y a trente ans.");
        debate.Change(statement.Id, known => known.Count(new(20, 12), after: false).Note(Side.Disagree, "Les particules fines"));
        var kept = debate.Statements[0];
        Assert.Equal((Side.Disagree, 32, "Les particules fines"), (kept.Before!.Smaller, kept.Before.All, kept.Arguments[0].Text));
        Assert.Equal(
            Rule.NumberOutOfRange,
            Assert.Throws<RuleBroken>(() => debate.Change(statement.Id, known => known.Count(new(-1, 2), after: true))).Rule
        );
    }

    [Fact]
    public void A_side_is_counted_alone_and_leaves_the_other_as_it_was()
    {
        var statement = Statement
            .Of("On respire mieux.")
            .Count(Side.Agree, 20, after: false)
            .Count(Side.Disagree, 15, after: false)
            .Count(Side.Agree, 9, after: true);
        Assert.Equal((new Sides(20, 15), new Sides(9, 0)), (statement.Before, statement.After));
        Assert.Equal(Rule.NumberOutOfRange, Assert.Throws<RuleBroken>(() => statement.Count(Side.Disagree, -1, after: true)).Rule);
    }

    [Theory]
    [InlineData("ac347", "AC347")]
    [InlineData(" A-C 3.47 ", "AC347")]
    [InlineData("AC34", null)]
    [InlineData("AC3470", null)]
    [InlineData("ACO47", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? code) => Assert.Equal(code, DebateCode.Read(typed));

    [Fact]
    public void A_new_code_can_be_read() =>
        Assert.All(Enumerable.Range(0, 200).Select(_ => DebateCode.New()), code => Assert.Equal(code, DebateCode.Read(code)));

    [Fact]
    public void A_key_is_scanned_once_and_soon()
    {
        var (pairing, _) = Pairing.Offer(Guid.CreateVersion7(), PairingKind.Regie, SampleContributions.Monday);
        Assert.True(pairing.IsOffered(SampleContributions.Monday.AddMinutes(14)));
        Assert.False(pairing.IsOffered(SampleContributions.Monday.AddMinutes(15)));
        pairing.Accept("Téléphone", SampleContributions.Monday);
        Assert.False(pairing.IsOffered(SampleContributions.Monday));
        pairing.Revoke(SampleContributions.Monday);
        Assert.False(pairing.IsPaired);
    }

    private static Debate Prepared() => Debate.Prepare("AC347", Guid.CreateVersion7(), Plan, SampleContributions.Monday);

    [Theory]
    [InlineData(34, 0, null)]
    [InlineData(0, 7, null)]
    [InlineData(5, 5, null)]
    [InlineData(5, 7, Side.Agree)]
    public void The_smaller_side_speaks_first_when_somebody_stands_on_each(int agree, int disagree, Side? first) =>
        Assert.Equal(first, new Sides(agree, disagree).Smaller);
}
