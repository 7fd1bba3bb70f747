using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Tests.Features.Answers;

public sealed class WhoAnswersTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_who_answers_sees_and_writes_only_what_is_put_to_them()
    {
        var (hers, _) = await shared.PublishAsync("Pour Ada ?");
        var (his, _) = await shared.PublishAsync("Pour Blaise ?");
        using var ada = await shared.Site.ExpertAsync(hers);
        using var blaise = await shared.Site.ExpertAsync(his);

        Assert.DoesNotContain("Pour Blaise", await ada.GetStringAsync("/reponses", Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/reponses/{his}", Now)).StatusCode);
        foreach (var act in new[] { "enregistrer", "envoyer", "apercu" })
        {
            var form = (await ada.OpenAsync($"/reponses/{hers}", ".answer-desk__form")).With("text", "Pas la mienne.").With("act", act);
            Assert.Equal(HttpStatusCode.NotFound, (await ada.SendAsync($"/reponses/{his}", form)).StatusCode);
        }

        Assert.Equal("", (await blaise.OpenAsync($"/reponses/{his}", ".answer-desk__form"))["text"]);
    }

    [Fact]
    public async Task What_is_no_longer_asked_for_leaves_the_desk()
    {
        var (id, _) = await shared.PublishAsync("Plus la peine ?");
        using var ada = await shared.Site.ExpertAsync(id);
        var form = (await ada.OpenAsync($"/reponses/{id}", ".answer-desk__form")).With("text", "Trop tard.").With("act", "envoyer");
        using var team = await shared.Site.OperatorAsync("75");
        using var released = await team.SendAsync(
            $"/gestion/questions/{id}/reprendre",
            await team.OpenAsync($"/gestion/questions/{id}", "form[action$='/reprendre']")
        );
        Assert.Equal(HttpStatusCode.Redirect, released.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/reponses/{id}", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.SendAsync($"/reponses/{id}", form)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Moderator, "/reponses", "/gestion/questions")]
    [InlineData(Role.Mediator, "/reponses", "/gestion/questions", "/moderation/reponses")]
    [InlineData(Role.Guarantor, "/reponses", "/gestion/questions")]
    [InlineData(Role.Expert, "/gestion/questions", "/moderation/reponses")]
    [InlineData(Role.Operator, "/moderation/reponses")]
    public async Task Each_sees_their_own_desk_and_no_other(string role, params string[] closed)
    {
        var (id, _) = await shared.PublishAsync("À qui ?");
        using var ada = await shared.Site.ExpertAsync(id);
        using var sent = await ada.WriteAsync(id, "À moi.");
        var check = await shared.Site.CheckPageAsync(id);
        using var browser = await shared.Site.SignedInAsync(role, AnswerSteps.NewEmail());
        var token = Forms.Read(await browser.GetStringAsync("/compte", Now));
        foreach (var desk in closed)
        {
            var page = desk == "/moderation/reponses" ? check : $"{desk}/{id}";
            foreach (var address in new[] { desk, page })
                Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address, Now)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(page, token)).StatusCode);
            if (desk == "/gestion/questions")
                foreach (var act in new[] { "date", "reprendre", "inviter" })
                    Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync($"{page}/{act}", token)).StatusCode);
        }
    }

    [Fact]
    public async Task A_guarantor_reads_answers_and_decides_nothing()
    {
        var (id, _) = await shared.PublishAsync("Relue par la garante ?");
        using var ada = await shared.Site.ExpertAsync(id);
        using var sent = await ada.WriteAsync(id, "Lisez.");
        using var guarantor = await shared.Site.SignedInAsync(Role.Guarantor, AnswerSteps.NewEmail());
        var page = await shared.Site.CheckPageAsync(id);
        var html = await guarantor.GetStringAsync(page, Now);
        Assert.Contains("Lisez.", html, StringComparison.Ordinal);
        Assert.Null(Forms.Page(html).QuerySelector("main form"));
        foreach (var act in new[] { "publier", "renvoyer" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await guarantor.SendAsync(page, Forms.Read(await guarantor.GetStringAsync("/compte", Now)).With("act", act))).StatusCode
            );
        Assert.Empty((await shared.Public.GetJsonAsync($"/api/v1/contributions/{id}"))["answers"]!.AsArray());
    }

    [Theory]
    [InlineData("/reponses")]
    [InlineData("/gestion/questions")]
    [InlineData("/moderation/reponses")]
    public async Task Whoever_is_not_signed_in_is_asked_to(string desk)
    {
        using var answer = await shared.Public.GetAsync(desk, Now);
        Assert.Contains("/connexion", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_changes_nothing_and_keeps_what_was_typed()
    {
        var (id, _) = await shared.PublishAsync("D’un autre site ?");
        using var ada = await shared.Site.ExpertAsync(id);
        var form = (await ada.OpenAsync($"/reponses/{id}", ".answer-desk__form"))
            .With("text", "Pas de moi.")
            .With("act", "envoyer")
            .With("__RequestVerificationToken", "faux");
        using var answer = await ada.SendAsync($"/reponses/{id}", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Pas de moi.", Forms.Read(await answer.Content.ReadAsStringAsync(Now), ".answer-desk__form")["text"]);
        await using var db = shared.Site.Database();
        Assert.Equal("", (await db.Answers.SingleAsync(answer => answer.ContributionId == id, Now)).Writing.Text);
    }

    [Fact]
    public async Task A_question_is_not_put_to_an_account_that_cannot_answer()
    {
        var email = AnswerSteps.NewEmail();
        using var mediator = await shared.Site.SignedInAsync(Role.Mediator, email);
        var (id, _) = await shared.PublishAsync("À la médiation ?");
        using var team = await shared.Site.OperatorAsync("93");
        using var refused = await team.AskAsync(id, email);
        Assert.Contains("Ce compte n’est pas de ceux qui répondent.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_named_like_somebody_is_not_them()
    {
        var (id, _) = await shared.PublishAsync("Pour Ada seule ?");
        var email = AnswerSteps.NewEmail();
        await shared.Site.AskAsync(id, email);
        using var ada = await shared.Site.SignedInAsync(Role.Expert, email);
        using var token = await shared.Site.WithTokenAsync(Role.Expert, email);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync($"/reponses/{id}", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await token.GetAsync($"/reponses/{id}", Now)).StatusCode);
        Assert.DoesNotContain("Pour Ada seule", await token.GetStringAsync("/reponses", Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Mediator)]
    public async Task Whoever_is_asked_keeps_the_invitation_they_have(string role)
    {
        var email = AnswerSteps.NewEmail();
        await using var scope = shared.Site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var key = await accounts.InviteAsync(email, role, [], Now);
        var (id, _) = await shared.PublishAsync("À qui est déjà invitée ?");
        using var team = await shared.Site.OperatorAsync("93");
        using var asked = await team.AskAsync(id, email);
        Assert.Equal($"/gestion/questions/{id}?fait=deja-invitee", asked.Headers.Location?.OriginalString);
        Assert.Contains(
            "déjà invitée",
            await team.GetStringAsync($"/gestion/questions/{id}?fait=deja-invitee", Now),
            StringComparison.Ordinal
        );
        Assert.Equal(role, (await accounts.FindInvitationAsync(key, Now))?.Role);
        await using var db = shared.Site.Database();
        Assert.Equal(1, await db.Invitations.CountAsync(sent => sent.Email == email, Now));
    }

    [Fact]
    public async Task What_is_not_public_is_put_to_nobody()
    {
        var (waiting, _) = await shared.Public.AskAsync("Pas encore lue ?");
        using var team = await shared.Site.OperatorAsync("93");
        Assert.Equal(HttpStatusCode.NotFound, (await team.GetAsync($"/gestion/questions/{waiting}", Now)).StatusCode);
        var (open, _) = await shared.PublishAsync("Lue ?");
        var form = (await team.OpenAsync($"/gestion/questions/{open}", ".answer-desk__form"))
            .With("kind", "team")
            .With("name", "Ada")
            .With("role", "ici")
            .With("email", AnswerSteps.NewEmail());
        Assert.Equal(HttpStatusCode.NotFound, (await team.SendAsync($"/gestion/questions/{waiting}", form)).StatusCode);
    }
}
