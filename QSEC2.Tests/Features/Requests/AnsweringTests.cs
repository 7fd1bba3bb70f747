using System.Net;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.People;
using QSEC2.Domain.Requests;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Features.Requests;

public sealed class AnsweringTests(UnlimitedSiteFixture shared) : IClassFixture<UnlimitedSiteFixture>
{
    private const string Desk = "/gestion/demandes";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_of_93_sees_nothing_of_94_nor_of_the_coordination()
    {
        var (theirs, none) = (await AskedAsync("94"), await AskedAsync(null));
        using var lea = await shared.Site.OperatorAsync("93");
        using var max = await shared.Site.OperatorAsync("94");
        using var admin = await shared.Site.SignedInAsync(Role.Admin);

        var seen = await lea.GetStringAsync(Desk, Now);
        Assert.DoesNotContain(theirs.Name, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(none.Name, seen, StringComparison.Ordinal);
        Assert.Contains(theirs.Name, await max.GetStringAsync(Desk, Now), StringComparison.Ordinal);
        Assert.DoesNotContain(none.Name, await max.GetStringAsync(Desk, Now), StringComparison.Ordinal);
        Assert.Contains(none.Name, await admin.GetStringAsync(Desk, Now), StringComparison.Ordinal);
        foreach (var request in new[] { theirs, none })
            Assert.Equal(HttpStatusCode.NotFound, (await MarkAsync(lea, request, "Pris")).StatusCode);
        Assert.Null((await ReadAsync(theirs)).Answer);
    }

    [Fact]
    public async Task Whoever_answers_says_so_once_and_the_note_stays()
    {
        var request = await AskedAsync("93");
        using var lea = await shared.Site.OperatorAsync("93");
        using var noe = await shared.Site.OperatorAsync("93");
        Assert.Equal(HttpStatusCode.Redirect, (await MarkAsync(lea, request, "Rappelée lundi")).StatusCode);
        using var late = await MarkAsync(noe, request, "Rappelée mardi");
        Assert.Contains("déjà marqué", await late.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("Rappelée lundi", (await ReadAsync(request)).Answer!.Note);
        Assert.Contains(
            "Rappelée lundi",
            Forms.Page(await lea.GetStringAsync(Desk, Now)).QuerySelector("details")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Guarantor)]
    public async Task Nobody_else_reads_requests(string role)
    {
        using var browser = await shared.Site.SignedInAsync(role);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(Desk, Now)).StatusCode);
    }

    [Fact]
    public async Task Five_hundred_wait_page_by_page_and_an_act_stays_on_its_page()
    {
        await using var site = Site.Start();
        using var admin = await site.SignedInAsync(Role.Admin);
        Assert.Contains("Aucune demande", await admin.GetStringAsync(Desk, Now), StringComparison.Ordinal);
        await using var db = site.Database();
        db.Requests.AddRange(Enumerable.Range(1, 500).Select(number => New($"Personne {number}", "93")));
        await db.SaveChangesAsync(Now);
        var seen = new HashSet<string>();
        for (var page = 1; page <= 20; page++)
            seen.UnionWith(
                Forms
                    .Page(await admin.GetStringAsync($"{Desk}?page={page}", Now))
                    .QuerySelectorAll(".asked__one strong")
                    .Select(name => name.TextContent)
            );
        Assert.Equal(500, seen.Count);
        Assert.Contains("Page 20 sur 20", await admin.GetStringAsync($"{Desk}?page=99", Now), StringComparison.Ordinal);
        var last = Forms.Page(await admin.GetStringAsync($"{Desk}?page=20", Now)).QuerySelector(".asked__answer")!.GetAttribute("action")!;
        using var marked = await admin.SendAsync(last, await admin.OpenAsync($"{Desk}?page=20", ".asked__answer"));
        Assert.Equal($"{Desk}?page=20", marked.Headers.Location?.OriginalString);
    }

    private async Task<Request> AskedAsync(string? department)
    {
        await using var db = shared.Site.Database();
        var request = db.Requests.Add(New($"{Guid.CreateVersion7():N}", department)).Entity;
        await db.SaveChangesAsync(Now);
        return request;
    }

    private static Request New(string name, string? department) =>
        Request.Receive(
            Guid.CreateVersion7(),
            new RequestDraft(RequestKind.Message, "", department, name, "lou@example.org", "Bonjour"),
            SeedSteps.Today,
            DateTimeOffset.UnixEpoch
        );

    private async Task<Request> ReadAsync(Request request)
    {
        await using var db = shared.Site.Database();
        return await db.Requests.AsNoTracking().SingleAsync(stored => stored.Id == request.Id, Now);
    }

    private static async Task<HttpResponseMessage> MarkAsync(HttpClient browser, Request request, string note) =>
        await browser.SendAsync($"{Desk}/{request.Id}", (await browser.OpenAsync("/gestion/evenements/nouveau")).With("note", note));
}
