using Microsoft.Playwright;

namespace QSEC2.Tests.Support;

/// <summary>What people do on screens.</summary>
public static class Screens
{
    /// <summary>Collects whatever the console complains of.</summary>
    public static List<string> Complaints(this IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return complaints;
    }

    /// <summary>What is public, with an example of each state.</summary>
    public static readonly string[] PublicPages =
    [
        "/",
        "/murs",
        $"/murs/{Site.Wall}",
        $"/murs/{Site.OtherWall}",
        $"/murs/{Site.Wall}/projection",
        $"/murs/{Site.Wall}/contribuer",
        $"/murs/{Site.Wall}/integre",
        "/suivi",
        "/suivi?code=ABCD",
        $"/murs/{Site.Wall}/projection/reglages",
        "/saisons",
        "/saisons/air",
        "/themes/air-agir",
        "/donnees",
        "/projet",
        "/espaces",
        "/plans",
        "/partenaires",
        "/recherche",
        "/recherche?q=air",
        "/charte",
        "/donnees-personnelles",
        "/mentions-legales",
        "/accessibilite",
        "/signaler",
        "/connexion",
        "/premiers-pas?cle=spent",
        "/expositions",
        "/expositions/air",
        "/expositions/trajectoires",
        "/expositions/trajectoires-drancy-2017",
        "/groupes",
        "/groupes/groupe-paris-mobilites",
        "/territoires",
        "/territoires/93",
        "/territoires/77",
        "/contact",
        "/contact?merci=93",
        "/expositions/air/accueillir",
        "/expositions/air/accueillir?merci=coordination",
        "/questions",
        "/debats",
        "/agenda",
        "/agenda?departement=93&saison=air",
        "/agenda?departement=77",
        "/agenda?mois=2017-03",
        "/agenda/lancement-mobilites",
        "/agenda/stage-eoliennes",
    ];

    /// <summary>Waits until the script of the screen says that it is ready.</summary>
    public static Task IsReadyAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => document.documentElement.dataset.ready === 'true'");

    /// <summary>Waits until the wall follows what happens, or knows that it cannot.</summary>
    public static Task IsAsync(this IPage page, string state) =>
        page.WaitForFunctionAsync("state => document.documentElement.dataset.live === state", state);

    /// <summary>How many pixels the page is wider than its screen.</summary>
    public static Task<int> OverflowAsync(this IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public static async Task SignInAsync(this IPage page, string email = Site.AdminEmail, string password = Site.AdminPassword)
    {
        await page.GotoAsync("/connexion");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", password);
        await page.ClickAsync("main button:has-text('Entrer')");
        await page.WaitForURLAsync("**/compte");
    }

    /// <summary>Opens the desk and waits until its circuit lives.</summary>
    public static async Task OpenDeskAsync(this IPage page)
    {
        await page.GotoAsync("/moderation");
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.deskLive === 'true'");
    }
}
