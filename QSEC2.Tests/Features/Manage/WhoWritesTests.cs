using System.Net;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Manage;

public sealed class WhoWritesTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_of_93_touches_nothing_that_belongs_to_94()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        var theirs = await max.AddEventAsync("Au bord de la Marne", "94");
        var hers = await lea.AddEventAsync("Au bord du canal", "93");

        Assert.DoesNotContain("Au bord de la Marne", await lea.GetStringAsync("/gestion/evenements", Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.GetAsync(theirs, Now)).StatusCode);
        var form = (await lea.OpenAsync(hers)).With("title.fr", "Pris");
        Assert.Equal(HttpStatusCode.NotFound, (await lea.SendAsync(theirs, form)).StatusCode);
        foreach (var act in new[] { "publier", "depublier", "retablir" })
            Assert.Equal(HttpStatusCode.NotFound, (await lea.PressAsync(theirs, act, ("revision", "1"))).StatusCode);

        // Nor are things given away, or made for others.
        Assert.NotEqual(
            HttpStatusCode.Redirect,
            (await lea.SendAsync(hers, (await lea.OpenAsync(hers)).With("department", "94"))).StatusCode
        );
        Assert.NotEqual(
            HttpStatusCode.Redirect,
            (await lea.SendAsync("/gestion/evenements/nouveau", (await lea.OpenAsync(hers)).With("department", "94"))).StatusCode
        );
        Assert.NotEqual(
            HttpStatusCode.Redirect,
            (await lea.SendAsync("/gestion/evenements/nouveau", (await lea.OpenAsync(hers)).With("department", ""))).StatusCode
        );
        Assert.Equal("Au bord de la Marne", (await max.OpenAsync(theirs))["title.fr"]);
        Assert.Equal("93", (await lea.OpenAsync(hers))["department"]);
    }

    [Fact]
    public async Task An_operator_of_no_departement_in_particular_writes_for_all_eight_and_not_for_the_whole()
    {
        using var lea = await shared.Site.OperatorAsync();
        Assert.EndsWith("/partout", await lea.AddEventAsync("Partout", "77"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.GetAsync("/gestion/expositions/nouveau", Now)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Mediator)]
    [InlineData(Role.Expert)]
    [InlineData(Role.Guarantor)]
    public async Task Nobody_else_sees_the_desk(string role)
    {
        using var browser = await shared.Site.SignedInAsync(role);
        foreach (var page in new[] { "/gestion", "/gestion/evenements", "/gestion/evenements/nouveau" })
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(page, Now)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to()
    {
        using var answer = await shared.Public.GetAsync("/gestion/evenements", Now);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/connexion", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_changes_nothing()
    {
        using var lea = await shared.Site.OperatorAsync("93");
        var page = await lea.AddEventAsync("Bien à nous", "93");
        var form = (await lea.OpenAsync(page)).With("title.fr", "Pris").With("__RequestVerificationToken", "faux");
        using var answer = await lea.SendAsync(page, form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Pris", Forms.Read(await answer.Content.ReadAsStringAsync(Now), ".manage__form")["title.fr"]);
        Assert.Equal("Bien à nous", (await lea.OpenAsync(page))["title.fr"]);
    }
}
