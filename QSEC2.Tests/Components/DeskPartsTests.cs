using System.Security.Claims;
using Bunit;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Web.Components.Layout;
using QSEC2.Web.Features.Moderation;

namespace QSEC2.Tests.Components;

public sealed class DeskPartsTests : ComponentTest
{
    [Fact]
    public void A_refusal_without_reason_is_not_sent()
    {
        var refused = 0;
        var form = Draw<RefusalForm>(with => with.Add(form => form.OnRefuse, _ => refused++));
        form.Find("[data-key=enter]").Click();
        Assert.Equal("Choisissez un motif.", form.Find("[role=alert]").TextContent.Trim());
        Assert.Equal(0, refused);
    }

    [Fact]
    public void Another_reason_asks_for_words()
    {
        var refused = 0;
        var form = Draw<RefusalForm>(with => with.Add(form => form.OnRefuse, _ => refused++));
        form.Find("[value=other]").Change("other");
        form.Find("[data-key=enter]").Click();
        Assert.Contains("Autre raison", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", form.Find("#note").GetAttribute("aria-invalid"));
        form.Find("#note").Input("Parce que.");
        form.Find("[data-key=enter]").Click();
        Assert.Equal(1, refused);
    }

    [Fact]
    public void Each_reason_has_a_digit()
    {
        var form = Draw<RefusalForm>();
        Assert.Equal(
            ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
            form.FindAll("[name=reason]").Select(reason => reason.GetAttribute("data-key"))
        );
        Assert.All(form.FindAll("kbd"), key => Assert.NotEmpty(key.TextContent));
    }

    [Fact]
    public void One_may_go_back_without_refusing()
    {
        var back = 0;
        Draw<RefusalForm>(with => with.Add(form => form.OnCancel, () => back++)).Find("[data-key=escape]").Click();
        Assert.Equal(1, back);
    }

    [Theory]
    [InlineData("fr", "Personne de reconnaissable", "Visages floutés", "Accord écrit reçu")]
    [InlineData("en", "Nobody recognisable", "Faces blurred", "Written permission received")]
    public void A_picture_has_three_grounds(string language, params string[] grounds)
    {
        var form = Draw<PhotoGroundForm>(language: language);
        Assert.Equal(grounds, form.FindAll(".choice__label > span").Select(label => label.TextContent));
        Assert.Equal(["1", "2", "3"], form.FindAll("[name=photoGround]").Select(ground => ground.GetAttribute("data-key")));
    }

    [Fact]
    public void The_ground_and_the_description_are_told_as_they_are_given()
    {
        (PhotoGround? Ground, string? Description) told = default;
        var form = Draw<PhotoGroundForm>(with =>
            with.Add(form => form.GroundChanged, ground => told.Ground = ground)
                .Add(form => form.DescriptionChanged, words => told.Description = words)
        );
        form.Find("[value=permission]").Change("permission");
        form.Find("#description").Input("Un marché");
        Assert.Equal((PhotoGround.Permission, "Un marché"), told);
    }

    [Fact]
    public void There_is_nothing_to_take_back_before_the_first_decision()
    {
        var side = Draw<DeskSide>();
        Assert.True(side.Find("[data-key=z]").HasAttribute("disabled"));
    }

    [Fact]
    public void The_last_decision_is_told_with_what_it_was_about()
    {
        var undone = 0;
        var side = Draw<DeskSide>(with =>
            with.Add(
                    side => side.Last,
                    new LastDecision(Guid.CreateVersion7(), ContributionKind.Question, "Qui dessine les arrêts ?", DecisionKind.Approved)
                )
                .Add(side => side.OnUndo, () => undone++)
        );
        Assert.Contains("Qui dessine les arrêts\u202F?", side.Find("p").TextContent, StringComparison.Ordinal);
        side.Find("[data-key=z]").Click();
        Assert.Equal(1, undone);
    }

    [Fact]
    public void Single_letters_can_be_switched_off()
    {
        bool? on = null;
        Draw<DeskSide>(with => with.Add(side => side.KeysOn, true).Add(side => side.OnKeys, keys => on = keys))
            .Find("[type=checkbox]")
            .Change(false);
        Assert.False(on);
    }

    [Theory]
    [InlineData(Role.Guarantor, "/moderation/journal /moderation/reponses")]
    [InlineData(Role.Moderator, "/moderation /moderation/journal /moderation/reponses")]
    [InlineData(Role.Operator, "/gestion/debats /gestion /gestion/questions /reponses")]
    [InlineData(Role.Expert, "/reponses")]
    [InlineData(Role.Admin, "/moderation /moderation/journal /moderation/reponses /gestion/debats /gestion /gestion/questions /reponses")]
    public void The_bar_leads_each_to_the_desks_that_are_theirs(string role, string desks)
    {
        var header = Draw<DeskHeader>(with =>
            with.Add(header => header.User, new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test")))
                .Add(header => header.Menu, "journal")
        );
        Assert.Equal(
            desks.Split(' ').Concat(["/charte", "/compte"]),
            header.FindAll(".desk-header__link").Select(link => link.GetAttribute("href"))
        );
        if (desks.Contains("/moderation/journal", StringComparison.Ordinal))
            Assert.Equal("page", header.Find("a[href='/moderation/journal']").GetAttribute("aria-current"));
    }
}
