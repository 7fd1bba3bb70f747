using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Features.Debates.Access;

namespace QSEC2.Tests.Support;

/// <summary>Devices that direct a debate, or stand on its platform, as browsers without JavaScript.</summary>
public static class RegieSteps
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static string Regie(this Debate debate) => $"/debats/{debate.Code}/regie";

    public static string Platform(this Debate debate) => $"/debats/{debate.Code}/tribune";

    /// <summary>A key as the desk shows it in a QR.</summary>
    public static Task<string> KeyAsync(this Site site, Debate debate, PairingKind kind = PairingKind.Regie) =>
        site.Services.GetRequiredService<PairingDesk>().OfferAsync(debate.Id, kind, Now);

    /// <summary>A phone that has just been paired: keeps its cookie, and shows where it is sent instead of going there.</summary>
    public static async Task<HttpClient> PairedAsync(this Site site, Debate debate, PairingKind kind = PairingKind.Regie)
    {
        var phone = site.Phone();
        using var paired = await phone.PairAsync(
            kind is PairingKind.Regie ? debate.Regie() : debate.Platform(),
            await site.KeyAsync(debate, kind)
        );
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, paired.StatusCode);
        return phone;
    }

    public static HttpClient Phone(this Site site) =>
        new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = site.Address };

    public static Task<HttpResponseMessage> PairAsync(this HttpClient phone, string address, string key) =>
        phone.CommandAsync(address, ("cle", key));

    /// <summary>Sends a form as a browser does from a page of the site.</summary>
    public static Task<HttpResponseMessage> CommandAsync(
        this HttpClient phone,
        string address,
        params (string Name, string Value)[] fields
    ) => phone.CommandAsync(address, "same-origin", fields);

    /// <param name="from">What the browser says of where the form comes from; null when it says nothing.</param>
    public static Task<HttpResponseMessage> CommandAsync(
        this HttpClient phone,
        string address,
        string? from,
        params (string Name, string Value)[] fields
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);
        return phone.SendAsync(request, Now);
    }

    /// <summary>A command that is done: it answers with the way back to the page.</summary>
    public static async Task DoAsync(this HttpClient phone, Debate debate, string command, params (string Name, string Value)[] fields)
    {
        using var answer = await phone.CommandAsync($"{debate.Regie()}/{command}", fields);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>What the room is to look at now.</summary>
    public static async Task<Stage> StageNowAsync(this Site site, Debate debate)
    {
        await using var db = site.Database();
        return (await db.Walls.FindAsync([debate.WallId], Now))!.Stage ?? Stage.Undirected;
    }

    /// <summary>The debate as it is now.</summary>
    public static async Task<Debate> NowAsync(this Site site, Debate debate)
    {
        await using var db = site.Database();
        return (await db.Debates.FindAsync([debate.Id], Now))!;
    }

    /// <summary>An open debate with so many questions on its wall.</summary>
    public static async Task<(Debate Debate, string[] Ids)> QuestionsAsync(this UnlimitedSiteFixture shared, int questions)
    {
        var debate = await shared.Site.DebateAsync();
        var ids = new List<string>();
        for (var i = 0; i < questions; i++)
            ids.Add(
                (
                    await shared.PublishAsync($"Question {(i < 26 ? ((char)('A' + i)).ToString() : i)} de la salle ?", debate.Wall())
                ).Id.ToString()
            );
        return (debate, [.. ids]);
    }

    /// <summary>A browser that scanned the code and pressed the button.</summary>
    public static async Task<IPage> PairedAsync(
        this IBrowserContext context,
        Site site,
        Debate debate,
        PairingKind kind = PairingKind.Regie
    )
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{(kind is PairingKind.Regie ? debate.Regie() : debate.Platform())}?cle={await site.KeyAsync(debate, kind)}");
        await page.ClickAsync("button:has-text('Associer')");
        await page.IsReadyAsync();
        return page;
    }
}
