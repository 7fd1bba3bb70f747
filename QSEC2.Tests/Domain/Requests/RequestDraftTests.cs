using QSEC2.Domain.Common;
using QSEC2.Domain.Requests;

namespace QSEC2.Tests.Domain.Requests;

public sealed class RequestDraftTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly RequestDraft Draft = new(RequestKind.Message, "", "93", "Lou", "lou@example.org", "Bonjour");
    private static readonly SchoolVisit Visit = new()
    {
        Level = "CM2",
        Pupils = 28,
        Adults = 2,
        Wishes = [new VisitWish(new(2027, 3, 15), VisitSlot.Morning)],
    };

    [Theory]
    [InlineData("lou@example.org", true)]
    [InlineData("01 48 35 02 91", true)]
    [InlineData("+33 (0)1.48.35.02.91", true)]
    [InlineData("lou@example", false)]
    [InlineData("lou martin@example.org", false)]
    [InlineData("chez moi", false)]
    [InlineData("12 34", false)]
    [InlineData("", false)]
    public void Somebody_can_be_answered(string replyTo, bool right) =>
        Assert.Equal(right ? [] : [("replyTo", Rule.ReplyToInvalid)], (Draft with { ReplyTo = replyTo }).Problems(Today));

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Assert.Equal(
            [
                ("department", Rule.DepartmentUnknown),
                ("name", Rule.NameMissing),
                ("text", Rule.TextMissing),
                ("level", Rule.LevelMissing),
                ("pupils", Rule.NumberOutOfRange),
                ("adults", Rule.NumberOutOfRange),
                ("day1", Rule.DateMissing),
            ],
            (Draft with { Department = "13", Name = "", Text = "", Visit = new SchoolVisit() }).Problems(Today)
        );

    [Fact]
    public void A_class_comes_on_a_day_to_come() =>
        Assert.Equal(
            [("day1", Rule.DateInThePast), ("day2", Rule.DateInThePast)],
            (
                Draft with
                {
                    Visit = Visit with
                    {
                        Wishes = [new(Today, VisitSlot.Any), new(new(1, 1, 1), VisitSlot.Any), new(Today.AddDays(1), VisitSlot.Any)],
                    },
                }
            ).Problems(Today)
        );

    [Theory]
    [InlineData(1, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 2)]
    [InlineData(28, 2)]
    public void One_adult_is_advised_for_fifteen_pupils(int pupils, int adults) =>
        Assert.Equal(adults, new SchoolVisit { Pupils = pupils }.AdultsAdvised);

    [Fact]
    public void It_is_answered_once()
    {
        var request = Request.Receive(Guid.CreateVersion7(), Draft, Today, DateTimeOffset.UnixEpoch);
        request.MarkAnswered(" Au téléphone ", "lea", DateTimeOffset.UnixEpoch);
        Assert.Equal("Au téléphone", request.Answer!.Note);
        Assert.Equal(Rule.AlreadyAnswered, Assert.Throws<RuleBroken>(() => request.MarkAnswered("", "max", DateTimeOffset.UnixEpoch)).Rule);
    }
}
