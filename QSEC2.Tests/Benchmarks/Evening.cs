using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using QSEC2.Tests.Accounts;
using QSEC2.Tests.Features.Debates;
using QSEC2.Tests.Support;
using QSEC2.Web.Features.Debates;

namespace QSEC2.Tests.Benchmarks;

/// <summary>A debate on a measured site, prepared and opened at its desk.</summary>
internal sealed class Evening : IAsyncDisposable
{
    private const string New = $"{DebateTeamSteps.Desk}/nouveau";
    private readonly HttpClient _holder;

    private Evening(MeasuredSite site, HttpClient holder, string code) => (Site, _holder, Code) = (site, holder, code);

    public MeasuredSite Site { get; }
    public string Code { get; }
    public string Wall => DebateDesk.SlugOf(Code);

    /// <summary>Those on its wall, oldest first. Each begins with its <see cref="Mark"/>.</summary>
    public List<Guid> Questions { get; } = [];

    /// <summary>What stands in that question and in no other.</summary>
    public static string Mark(int question) => $"Rue {question},";

    public static async Task<Evening> OpenAsync(int questions)
    {
        var site = await MeasuredSite.StartAsync();
        var holder = SignInSteps.Watchful(site.Address);
        (await holder.SignInAsync()).Dispose();
        var (prepared, _) = await holder.FillAsync(
            New,
            New,
            ("title", "L’air de nos rues"),
            ("theme", Support.Site.Wall),
            ("department", "93")
        );
        var evening = new Evening(site, holder, new Uri(site.Address, prepared).Segments[^1]);
        Assert.Contains("fait=ouvert", (await holder.ActAsync(evening.Code, "ouvrir")).To, StringComparison.Ordinal);
        for (var i = 0; i < questions; i++)
            evening.Questions.Add(await site.PublishAsync($"{Mark(i)} respire-t-on mieux qu’avant, et comment le sait-on ?", evening.Wall));
        return evening;
    }

    /// <summary>A phone that scanned the code of the régie on the desk.</summary>
    public async Task<HttpClient> PairAsync()
    {
        var (_, desk) = await _holder.ActAsync(Code, "associer", ("kind", "regie"));
        var scanned = new Uri(Forms.Page(desk).QuerySelector(".debate-desk__offer a")!.GetAttribute("href")!);
        var phone = SignInSteps.Watchful(Site.Address);
        using var paired = await phone.PairAsync(scanned.AbsolutePath, QueryHelpers.ParseQuery(scanned.Query)["cle"]!);
        Assert.Equal(HttpStatusCode.SeeOther, paired.StatusCode);
        return phone;
    }

    /// <summary>The number of the last event of its wall.</summary>
    public async Task<long> SequenceAsync() => (long)(await _holder.GetJsonAsync($"/api/v1/walls/{Wall}"))["sequence"]!;

    public async ValueTask DisposeAsync()
    {
        _holder.Dispose();
        await Site.DisposeAsync();
    }
}
