using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Moderation;
using QSEC2.Web.Http;
using QSEC2.Web.Live;
using QSEC2.Web.Localization;

namespace QSEC2.Tests.Components;

/// <summary>Draws a component alone, in French unless told otherwise.</summary>
public abstract class ComponentTest : BunitContext
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    protected ComponentTest()
    {
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon));
        Services.AddLocalization();
        Services.AddAntiforgery();
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddSingleton<AssetUrls>();
        Services.AddSingleton<PublicUrl>();
        Services.AddSingleton<FormGuard>();
        Services.AddSingleton<OpenReportCount>();
        Services.AddSingleton<IHttpContextAccessor>(services => new HttpContextAccessor
        {
            HttpContext = new DefaultHttpContext { RequestServices = services },
        });
    }

    protected HttpRequest Request => Services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request;

    protected IRenderedComponent<T> Draw<T>(Action<ComponentParameterCollectionBuilder<T>>? with = null, string language = "fr")
        where T : IComponent
    {
        Language.Use(language);
        return Render<T>(parameters => with?.Invoke(parameters));
    }

    protected static ContributionView Seen(
        string text = "Et demain ?",
        ContributionKind kind = ContributionKind.Question,
        string? signature = null,
        int supports = 0,
        PhotoView? photo = null
    ) =>
        new(
            Guid.CreateVersion7(),
            7,
            kind,
            text,
            text.Length == 0 ? "" : $"<p>{text}</p>",
            signature,
            Channel.Online,
            null,
            null,
            photo,
            supports,
            [],
            Noon
        );

    protected static QueueItem Waiting(
        string text = "Et demain ?",
        ContributionKind kind = ContributionKind.Question,
        string? claimedBy = null,
        IReadOnlyList<string>? flags = null,
        string? description = ""
    ) =>
        new(
            Guid.CreateVersion7(),
            7,
            "air-test",
            kind,
            text,
            $"<p>{text}</p>",
            null,
            Channel.Online,
            kind is ContributionKind.Photo ? Picture(description) : null,
            Noon.AddSeconds(-90),
            flags ?? [],
            claimedBy
        );

    protected static PhotoView Picture(string? description = "Un canal") => new("/photos/1/960.webp", 1600, 1067, description);

    protected static WallWithTheme Place()
    {
        var season = new Season("air");
        season.Describe(2014, 2017, new("Saison Air", "Air Season"), new("", ""), new("", ""));
        var theme = season.Add("air-test");
        theme.Describe(1, new LocalText("Air de test", "Test air"), new LocalText("Quel air ?", "Which air?"), new("", ""));
        theme.Invite(new("Une question ?", "A question?"), new("", ""), new("", ""));
        return new WallWithTheme(new Wall("air-test", theme.Id), theme, season, Guid.Empty);
    }

    protected static Dictionary<string, WallWithTheme> Walls() => new(StringComparer.Ordinal) { ["air-test"] = Place() };
}
