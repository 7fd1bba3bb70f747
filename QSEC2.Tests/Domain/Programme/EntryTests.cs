using QSEC2.Domain.Common;
using QSEC2.Domain.Pictures;
using QSEC2.Domain.Programme;

namespace QSEC2.Tests.Domain.Programme;

public sealed class EntryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Editor Lea = new(Guid.CreateVersion7(), "lea", ["93"]);
    private static readonly Event Talk = new()
    {
        Title = new("Une conférence", ""),
        Day = new(2027, 3, 15),
        Department = "93",
    };

    [Fact]
    public void What_is_written_is_a_draft_until_it_is_published()
    {
        var entry = Entry.Draft("une-conference", Talk, Lea, Now);
        Assert.False(entry.IsPublic(Now));
        entry.Publish(Now.AddDays(1), Lea, Now);
        Assert.False(entry.IsPublic(Now));
        Assert.True(entry.IsPublic(Now.AddDays(1)));
        entry.Unpublish(Lea, Now);
        Assert.False(entry.IsPublic(Now.AddDays(1)));
    }

    [Fact]
    public void Whoever_read_an_older_version_does_not_write_over_the_newer()
    {
        var entry = Entry.Draft("une-conference", Talk, Lea, Now);
        entry.Write(Talk with { Town = "Drancy" }, 1, Lea, Now);
        Assert.Equal(Rule.ChangedMeanwhile, Assert.Throws<RuleBroken>(() => entry.Write(Talk with { Town = "Pantin" }, 1, Lea, Now)).Rule);
        Assert.Equal("Drancy", ((Event)entry.Content).Town);
    }

    [Fact]
    public void Every_state_stays_in_the_history_and_comes_back_when_asked()
    {
        var entry = Entry.Draft("une-conference", Talk, Lea, Now);
        entry.Write(Talk with { Town = "Drancy" }, 1, Lea, Now);
        entry.Restore(entry.History[0], Lea, Now);
        Assert.Equal(Talk, entry.Content);
        Assert.Equal([RevisionKind.Written, RevisionKind.Written, RevisionKind.Restored], entry.History.Select(revision => revision.Kind));
        Assert.Equal([1, 2, 3], entry.History.Select(revision => revision.Number));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var wrong = Talk with
        {
            Title = LocalText.None,
            Department = "13",
            Day = new(2027, 3, 15),
            LastDay = new(2027, 3, 14),
            Ends = new(18, 0),
            Capacity = 0,
        };
        var broken = Assert.Throws<RuleBroken>(() => Entry.Draft("x", wrong, Lea, Now));
        Assert.Equal(
            [
                ("title.fr", Rule.TitleMissing),
                ("department", Rule.DepartmentUnknown),
                ("lastDay", Rule.EndsBeforeItStarts),
                ("starts", Rule.HourMissing),
                ("capacity", Rule.NumberOutOfRange),
            ],
            broken.Fields
        );
    }

    [Fact]
    public void An_event_of_one_evening_does_not_end_before_it_starts() =>
        Assert.Contains(("ends", Rule.EndsBeforeItStarts), (Talk with { Starts = new(20, 0), Ends = new(18, 0) }).Problems());

    [Fact]
    public void An_operator_writes_for_their_own_departements_and_an_administrator_for_all()
    {
        var admin = new Editor(Guid.CreateVersion7(), "equipe", null);
        Assert.True(Lea.May(Talk));
        Assert.False(Lea.May(Talk with { Department = "94" }));
        Assert.False(Lea.May(Talk with { Department = null }));
        Assert.True(admin.May(Talk with { Department = null }));
    }

    [Fact]
    public void A_draft_may_lack_what_its_pictures_show_and_what_is_public_may_not()
    {
        var picture = new Picture(Guid.CreateVersion7(), 800, 600);
        var entry = Entry.Draft("une-conference", Talk with { Pictures = [picture] }, Lea, Now);
        Assert.Equal(
            [("pictures[0].description.fr", Rule.DescriptionMissing)],
            Assert.Throws<RuleBroken>(() => entry.Publish(Now, Lea, Now)).Fields
        );
        Assert.Null(entry.PublishedAt);
        entry.Write(Talk with { Pictures = [picture with { Description = new("Un canal", "") }] }, 1, Lea, Now);
        entry.Publish(Now, Lea, Now);
        Assert.Throws<RuleBroken>(() => entry.Restore(entry.History[0], Lea, Now));
        Assert.Throws<RuleBroken>(() => entry.Write(Talk with { Pictures = [picture] }, entry.Version, Lea, Now));
    }

    [Fact]
    public void What_is_said_of_pictures_has_its_limits()
    {
        var picture = new Picture(Guid.CreateVersion7(), 800, 600)
        {
            Description = new(new string('a', 301), "a\u0007"),
            Credit = new string('b', 161),
        };
        Assert.Equal(
            [
                ("pictures[0].description.fr", Rule.DescriptionTooLong),
                ("pictures[0].description.en", Rule.ControlCharacters),
                ("pictures[0].credit", Rule.LineTooLong),
            ],
            (Talk with { Pictures = [picture] }).Problems()
        );
        Assert.Contains(
            ("pictures", Rule.TooManyPictures),
            (Talk with { Pictures = [.. Enumerable.Repeat(picture, Picture.Most + 1)] }).Problems()
        );
    }

    [Theory]
    [InlineData("L’été à Évry : œuvres & cœurs !", "l-ete-a-evry-oeuvres-coeurs")]
    [InlineData("  « ??? »  ", "sans-titre")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void A_title_becomes_an_address(string title, string slug) => Assert.Equal(slug, Slug.Of(title));
}
