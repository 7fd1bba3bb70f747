using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Answers;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Answers;

namespace QSEC2.Tests.Features.Answers;

/// <summary>The people through whose hands a question goes.</summary>
internal static class AnswerSteps
{
    public const string Name = "Ada Exemple";
    private const string Form = ".answer-desk__form";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static string NewEmail() => $"{Guid.CreateVersion7():N}@example.org";

    public static Task<HttpClient> ModeratorAsync(this Site site) => site.SignedInAsync(Role.Moderator, NewEmail());

    /// <summary>Fills in the form that puts a question to somebody new.</summary>
    public static async Task<HttpResponseMessage> AskAsync(
        this HttpClient team,
        Guid question,
        string email,
        string due = "2199-01-31",
        string name = Name
    )
    {
        var page = $"/gestion/questions/{question}";
        var form = (await team.OpenAsync(page, Form))
            .With("kind", "researcher")
            .With("name", name)
            .With("role", "chercheuse, exemple")
            .With("email", email)
            .With("due", due);
        return await team.SendAsync(page, form);
    }

    /// <summary>A question is put to somebody who has an account, and is signed in.</summary>
    public static async Task<HttpClient> ExpertAsync(this Site site, Guid question)
    {
        var email = NewEmail();
        await site.AskAsync(question, email);
        return await site.SignedInAsync(Role.Expert, email);
    }

    /// <summary>An operator puts a question to the owner of this address.</summary>
    public static async Task AskAsync(this Site site, Guid question, string email)
    {
        var asking = new AddresseeChoice(null, AddresseeKind.Researcher, Name, "chercheuse, exemple", email, "2199-01-31");
        Assert.NotNull(
            await site
                .Services.GetRequiredService<QuestionDesk>()
                .AskAsync(question, asking, new Editor(Guid.CreateVersion7(), "Léa", ["93"]), Now)
        );
    }

    /// <summary>The link that is shown once.</summary>
    public static async Task<string> LinkAsync(this HttpResponseMessage asked)
    {
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var html = await asked.Content.ReadAsStringAsync(Now);
        return Forms.Page(html).QuerySelector(".answer-desk__link")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"There is no link: {html}");
    }

    public static async Task<HttpClient> AcceptAsync(this Site site, string link)
    {
        var browser = SignInSteps.Watchful(site.Address);
        var path = new Uri(link).PathAndQuery;
        using var accepted = await browser.SendAsync(
            "/premiers-pas",
            (await browser.OpenAsync(path, "main form")).With("password", Site.AdminPassword)
        );
        Assert.Equal("/compte", accepted.Headers.Location?.OriginalString);
        return browser;
    }

    /// <param name="act"><c>envoyer</c>, <c>enregistrer</c> or <c>apercu</c>.</param>
    public static async Task<HttpResponseMessage> WriteAsync(
        this HttpClient expert,
        Guid question,
        string text,
        string act = "envoyer",
        string sources = ""
    )
    {
        var page = $"/reponses/{question}";
        return await expert.SendAsync(
            page,
            (await expert.OpenAsync(page, Form)).With("text", text).With("sources", sources).With("act", act)
        );
    }

    /// <param name="act"><c>publier</c> or <c>renvoyer</c>.</param>
    public static async Task<HttpResponseMessage> DecideAsync(
        this HttpClient moderator,
        string page,
        string act,
        string note = "Une source ?"
    ) => await moderator.SendAsync(page, (await moderator.OpenAsync(page, Form)).With("act", act).With("note", note));

    /// <summary>Where moderators read the answer to that question.</summary>
    public static async Task<string> CheckPageAsync(this Site site, Guid question)
    {
        await using var db = site.Database();
        var answered = await db.Answers.Where(answer => answer.ContributionId == question).Select(answer => answer.Id).SingleAsync(Now);
        return $"/moderation/reponses/{answered}";
    }

    /// <summary>A question that is put to somebody, answered and published.</summary>
    public static async Task<(Guid Id, string Code)> AnsweredAsync(
        this UnlimitedSiteFixture shared,
        string question,
        string answer,
        string wall = Site.Wall
    )
    {
        var asked = await shared.PublishAsync(question, wall);
        await shared.Site.AnswerAsync(asked.Id, answer);
        return asked;
    }

    /// <summary>Somebody is asked, answers, and a moderator publishes it.</summary>
    public static async Task AnswerAsync(this Site site, Guid question, string answer, string sources = "")
    {
        using var expert = await site.ExpertAsync(question);
        using var sent = await expert.WriteAsync(question, answer, sources: sources);
        Assert.Equal($"/reponses/{question}?fait=envoyee", sent.Headers.Location?.OriginalString);
        using var moderator = await site.ModeratorAsync();
        using var published = await moderator.DecideAsync(await site.CheckPageAsync(question), "publier");
        Assert.Equal("/moderation/reponses?fait=publiee", published.Headers.Location?.OriginalString);
    }
}
