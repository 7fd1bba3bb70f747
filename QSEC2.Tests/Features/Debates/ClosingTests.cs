using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.People;
using QSEC2.Domain.Programme;
using QSEC2.Tests.Features.Manage;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Debates.Access;

namespace QSEC2.Tests.Features.Debates;

/// <summary>Closing asks for the report, in one screen (needs R18).</summary>
public sealed class ClosingTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_known_is_filled_in()
    {
        await one.Site.ClearAsync(EntryKind.Operator);
        await one.Site.SeedAsync("operateur-93", new Operator { Title = new LocalText("L’association du 93", ""), Department = "93" });
        var debate = await one.Site.DebateAsync();
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var form = await mediator.FormAsync(Report(debate), $"form[action='{Report(debate)}']");
        Assert.Equal(("L’association du 93", "Salle des fêtes"), (form["organisers"], form["place"]));
        Assert.Equal(SeedSteps.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), form["day"]);
    }

    [Fact]
    public async Task Nothing_closes_while_a_field_is_missing_and_what_was_typed_stays()
    {
        var debate = await one.Site.DebateAsync();
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        var (to, page) = await mediator.FillAsync(
            Report(debate),
            Report(debate),
            ("organisers", ""),
            ("place", ""),
            ("day", "hier"),
            ("present", "beaucoup"),
            ("said", "Il a été question du canal.")
        );
        Assert.Null(to);
        Assert.All(
            new[] { "organisers", "place", "day", "present", "open", "photos" },
            field => Assert.NotEqual("", DebateTeamSteps.Error(page, field))
        );
        Assert.All(
            new[] { "value=\"hier\"", "value=\"beaucoup\"", "Il a été question du canal." },
            typed => Assert.Contains(typed, page, StringComparison.Ordinal)
        );
        Assert.Equal(DebateState.Open, (await FindAsync(debate)).State);
    }

    [Fact]
    public async Task With_its_report_it_closes_and_no_device_directs_it_any_more()
    {
        var debate = await one.Site.DebateAsync();
        var pairings = one.Site.Services.GetRequiredService<PairingDesk>();
        var token = await pairings.AcceptAsync(
            debate.Id,
            PairingKind.Regie,
            await pairings.OfferAsync(debate.Id, PairingKind.Regie, Now),
            "",
            Now
        );
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        Assert.EndsWith("?fait=clos", await CloseAsync(mediator, debate), StringComparison.Ordinal);
        Assert.Equal((DebateState.Closed, 62), ((await FindAsync(debate)).State, (await FindAsync(debate)).Report!.Present));
        Assert.False(await pairings.IsPairedAsync(debate.Id, PairingKind.Regie, token!, Now));
    }

    [Fact]
    public async Task The_report_may_be_corrected_afterwards()
    {
        var debate = await one.Site.DebateAsync();
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        await CloseAsync(mediator, debate);
        var (to, _) = await mediator.FillAsync(Report(debate), Report(debate), ("present", "64"), ("open", "oui"), ("photos", "oui"));
        Assert.EndsWith("?fait=corrige", to, StringComparison.Ordinal);
        Assert.Equal((64, true), ((await FindAsync(debate)).Report!.Present, (await FindAsync(debate)).Report!.PhotosAllowed));
    }

    [Fact]
    public async Task Nothing_is_reported_of_what_was_never_open()
    {
        var debate = await one.Site.DebateAsync(open: false);
        using var mediator = await one.Site.MemberAsync(Role.Mediator, "93");
        using var answer = await mediator.GetAsync(Report(debate), Now);
        Assert.Equal($"{DebateTeamSteps.Desk}/{debate.Code}", answer.Headers.Location?.OriginalString);
    }

    private static string Report(Debate debate) => $"{DebateTeamSteps.Desk}/{debate.Code}/compte-rendu";

    private static async Task<string?> CloseAsync(HttpClient mediator, Debate debate) =>
        (
            await mediator.FillAsync(
                Report(debate),
                Report(debate),
                ("organisers", "Une association"),
                ("present", "62"),
                ("open", "oui"),
                ("photos", "non"),
                ("said", "On a parlé de l’air.")
            )
        ).To;

    private async Task<Debate> FindAsync(Debate debate) =>
        (await one.Site.Services.GetRequiredService<DebateDesk>().FindAsync(debate.Code, Now))!.Value.Debate;
}
