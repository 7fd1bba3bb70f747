using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Domain.People;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Tests.Conventions;

/// <summary>What the outside can reach is what was promised, and nothing by accident.</summary>
public sealed partial class SurfaceTests(SiteFixture one) : IClassFixture<SiteFixture>
{
    private static readonly string[] Api =
    [
        "DELETE /api/v1/receipts/{code}",
        "GET /api/v1/contributions/{id:guid}",
        "GET /api/v1/moderation/queue",
        "GET /api/v1/receipts/{code}",
        "GET /api/v1/walls",
        "GET /api/v1/walls/{wall}",
        "GET /api/v1/walls/{wall}/events",
        "PATCH /api/v1/receipts/{code}",
        "POST /api/v1/contributions/{id:guid}/supports",
        "POST /api/v1/moderation/{id:guid}/approve",
        "POST /api/v1/moderation/{id:guid}/refuse",
        "POST /api/v1/moderation/{id:guid}/remove",
        "POST /api/v1/moderation/{id:guid}/restore",
        "POST /api/v1/walls/{wall}/contributions",
    ];

    private static readonly string[] Addresses =
    [
        "/",
        "/murs",
        "/murs/{wall}",
        "/murs/{wall}/projection",
        "/murs/{wall}/integre",
        "/murs/{wall}/contribuer",
        "/c/{wall}",
        "/contributions/{id:guid}",
        "/photos/{id:guid}/{version}",
        "/suivi",
        "/suivi/{code}",
        "/suivi/{code}/photo/{version}",
        "/suivi/{code}/corriger",
        "/suivi/{code}/retirer",
        "/suivi/{code}/effacer",
        "/suivi/{code}/renvoyer",
        "/suivi/moi-aussi/{id:guid}",
        "/donnees",
        "/donnees/datapackage.json",
        "/donnees/{name}.csv",
        "/donnees/{name}.json",
        "/espaces",
        "/plans",
        "/saisons",
        "/saisons/{season}",
        "/themes/{theme}",
        "/themes/{theme}/apercu",
        "/projet",
        "/partenaires",
        "/partenaires/apercu",
        "/sitemap.xml",
        "/sitemap/pages.xml",
        "/sitemap/contributions-{part:int:min(1)}.xml",
        "/robots.txt",
        "/affiches/accueil.png",
        "/affiches/{kind}/{name}.png",
        "/murs/{wall}/flux",
        "/themes/{theme}/flux",
        "/murs/{wall}/projection/reglages",
        "/saison-air",
        "/saison-air/{**rest}",
        "/saison-mobilites",
        "/saison-mobilites/exposition/{**rest}",
        "/saison-mobilites/groupes-de-citoyens/{**rest}",
        "/en-ce-moment/{**rest}",
        "/acteurs-et-partenaires/{**rest}",
        "/agenda/5298-le-15-mars-on-se-bouge.html",
        "/en-ce-moment/5326-retour-sur-l-inauguration-trajectoires-de-drancy.html",
        "/agenda/{old:regex(^\\d+-.+\\.html$)}",
        "/recherche",
        "/gestion",
        "/gestion/{kind}",
        "/gestion/{kind}/nouveau",
        "/gestion/{kind}/{slug}",
        "/gestion/{kind}/{slug}/{act}",
        "/expositions",
        "/expositions/{slug}",
        "/expositions/{slug}/apercu",
        "/groupes",
        "/groupes/{slug}",
        "/groupes/{slug}/apercu",
        "/groupes/{slug}/rejoindre",
        "/expositions/{slug}/accueillir",
        "/expositions/{slug}/classe",
        "/contact",
        "/gestion/demandes",
        "/gestion/demandes/{id:guid}",
        "/territoires",
        "/territoires/{department}",
        "/territoires/{department}/apercu",
        "/debats",
        "/debats/{code}",
        "/d",
        "/d/{code}",
        "/murs/{wall}/salle",
        "/questions",
        "/gestion/questions",
        "/gestion/questions/{id:guid}",
        "/gestion/questions/{id:guid}/{act}",
        "/reponses",
        "/reponses/{id:guid}",
        "/moderation/reponses",
        "/moderation/reponses/{id:guid}",
        "/moderation/reponses/murs",
        "/agenda",
        "/agenda.ics",
        "/agenda/{slug}",
        "/agenda/{slug}.ics",
        "/agenda/{slug}/apercu",
        "/agenda/{slug}/inscription",
        "/agenda/inscription/{code}",
        "/agenda/inscription/{code}/annuler",
        "/gestion/evenements/{slug}/inscriptions",
        "/gestion/evenements/{slug}/inscriptions.csv",
        "/gestion/debats",
        "/gestion/debats/nouveau",
        "/gestion/debats/{code}",
        "/gestion/debats/{code}/plan",
        "/gestion/debats/{code}/compte-rendu",
        "/gestion/debats/{code}/ouvrir",
        "/gestion/debats/{code}/pause",
        "/gestion/debats/{code}/associer",
        "/gestion/debats/{code}/ecarter",
        "/gestion/debats/{code}/appareils/{id:guid}/retirer",
        "/gestion/debats/{code}/enonces",
        "/gestion/debats/{code}/enonces/{id:guid}/oublier",
        "/gestion/debats/{code}/enonces/{id:guid}/retirer",
        "/debats/{code}/feuille",
        "/debats/{code}/affiche",
        "/debats/{code}/memoire.csv",
        "/debats/{code}/memoire.json",
        "/debats/{code}/memoire.md",
        "/moderation",
        "/moderation/journal",
        "/moderation/contributions/{id:guid}",
        "/connexion",
        "/deconnexion",
        "/compte",
        "/premiers-pas",
        "/gestion/equipe",
        "/gestion/equipe/invitations/{id:guid}/renouveler",
        "/gestion/equipe/invitations/{id:guid}/annuler",
        "/gestion/equipe/personnes/{id:guid}/retirer",
        "/gestion/equipe/jetons",
        "/gestion/equipe/jetons/{id:guid}/revoquer",
        "/charte",
        "/mentions-legales",
        "/donnees-personnelles",
        "/accessibilite",
        "/signaler",
        "/signaler/{code}",
        "/moderation/signalements",
        "/moderation/signalements/{id:guid}",
        "/hubs/wall",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/openapi/{documentName}.json",
        "/debats/{code}/regie",
        "/debats/{code}/regie/{command}",
        "/debats/{code}/tribune",
        "/debats/{code}/tribune/lu",
        // Nothing: what no other address knows.
        "/{**path:file}",
    ];

    public static TheoryData<string> Pages =>
        [
            "/",
            "/en",
            "/murs",
            "/en/murs",
            "/murs/air-dinosaures",
            "/en/murs/air-dinosaures",
            "/murs/air-dinosaures/projection",
            "/murs/air-dinosaures/projection/reglages",
            "/murs/air-dinosaures/contribuer",
            "/en/murs/air-dinosaures/contribuer",
            "/agenda",
            "/en/agenda",
            "/agenda/lancement-mobilites",
            "/suivi",
            "/connexion",
            "/premiers-pas?cle=0",
            "/charte",
            "/donnees-personnelles",
            "/mentions-legales",
            "/accessibilite",
            "/nowhere",
            "/compte",
            "/moderation",
            "/en/moderation",
            "/moderation/journal",
            "/gestion/equipe",
            "/en/gestion/equipe",
            "/signaler",
            "/en/signaler",
            "/moderation/signalements",
            "/expositions",
            "/expositions/air",
            "/territoires",
            "/territoires/93",
            "/groupes",
            "/contact",
            "/gestion/demandes",
            "/questions",
            "/gestion/questions",
            "/reponses",
            "/moderation/reponses",
            "/debats",
            "/en/debats",
            "/debats/ACDEF",
            "/gestion/debats",
            "/gestion/debats/nouveau",
        ];

    [Fact]
    public void The_api_is_the_one_that_was_promised() =>
        Assert.Equal(
            Api,
            Endpoints()
                .Where(endpoint => Address(endpoint).StartsWith("/api/", StringComparison.Ordinal))
                .SelectMany(Methods)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Other_addresses_are_known_too() =>
        Assert.Empty(
            Endpoints()
                .Select(Address)
                .Where(address =>
                    !address.StartsWith("/api/", StringComparison.Ordinal) && !Addresses.Contains(Base(address), StringComparer.Ordinal)
                )
                .Distinct(StringComparer.Ordinal)
        );

    // What SignalR calls itself, a screen cannot call.
    [Fact]
    public void The_hub_does_what_was_promised() =>
        Assert.Equal(
            [nameof(WallHub.Join)],
            typeof(WallHub)
                .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.GetBaseDefinition().DeclaringType == typeof(WallHub))
                .Select(method => method.Name)
        );

    [Fact]
    public void There_is_one_public_hub() =>
        Assert.Equal(
            [typeof(WallHub)],
            Endpoints()
                .Select(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType)
                .OfType<Type>()
                .Distinct()
                .Where(hub => hub.Assembly == typeof(WallHub).Assembly)
        );

    [Theory, MemberData(nameof(Pages))]
    public async Task No_page_carries_a_script_or_a_style_inside_it(string page)
    {
        using var browser = SignInSteps.Watchful(one.Site.Address);
        using var signedIn = await browser.SignInAsync();
        using var moderator = await one.Site.WithTokenAsync(Role.Moderator);
        await moderator.ApproveAsync((await moderator.AskAsync("Un mur propre ?")).Id);
        using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("</html>", html, StringComparison.Ordinal);
        Assert.Empty(Inline().Matches(html).Select(match => match.Value));
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        one
            .Site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                && !Address(endpoint).StartsWith("/_", StringComparison.Ordinal)
            );

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Base(string address) =>
        address.EndsWith("/negotiate", StringComparison.Ordinal) ? address[..^"/negotiate".Length] : address;

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Address(endpoint)}");

    [GeneratedRegex(
        @"<[^>]*\s(style|on[a-z]+)\s*=[^>]*>|<script(?![^>]*\s(src=|type=""application/ld\+json""))[^>]*>|<style[^>]*>|javascript:",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        30_000
    )]
    private static partial Regex Inline();
}
