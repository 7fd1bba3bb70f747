using Microsoft.AspNetCore.Mvc;
using QSEC2.Web.Components;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Features.Agenda;
using QSEC2.Web.Features.Answers;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Exhibitions;
using QSEC2.Web.Features.Groups;
using QSEC2.Web.Features.Manage;
using QSEC2.Web.Features.Moderation;
using QSEC2.Web.Features.OpenData;
using QSEC2.Web.Features.Photos;
using QSEC2.Web.Features.Posters;
using QSEC2.Web.Features.Project;
using QSEC2.Web.Features.Receipts;
using QSEC2.Web.Features.Reports;
using QSEC2.Web.Features.Requests;
using QSEC2.Web.Features.Rules;
using QSEC2.Web.Features.Search;
using QSEC2.Web.Features.Seasons;
using QSEC2.Web.Features.Supports;
using QSEC2.Web.Features.Team;
using QSEC2.Web.Features.Territories;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;
using QSEC2.Web.Operations;

namespace QSEC2.Web;

/// <summary>What answers at which address.</summary>
public static class Endpoints
{
    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.Services.GetRequiredService<AssetUrls>().Load(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApi();
        app.MapHub<WallHub>("/hubs/wall", WallRegistration.Configure);
        app.MapGroup("").WithVerifiedFormsOnly().MapPages();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static void MapPages(this IEndpointRouteBuilder site)
    {
        site.MapAccountPages();
        site.MapAgenda();
        site.MapAnswers();
        site.MapContributePages();
        site.MapDebates();
        site.MapExhibitions();
        site.MapGroups();
        site.MapManage();
        site.MapModeration();
        site.MapOpenData();
        site.MapPhotos();
        site.MapPosters();
        site.MapProject();
        site.MapReceiptPages();
        site.MapReports();
        site.MapRequests();
        site.MapRulesPages();
        site.MapOldAddresses();
        site.MapSearch();
        site.MapSitemap();
        site.MapSeasons();
        site.MapSupportButtons();
        site.MapTeamPages();
        site.MapTerritories();
        site.MapWallPages();
    }

    private static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1")
            .RequireAuthorization(Policies.TokenOnly)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(ContributeApi.MaxJsonBytes));
        api.MapWallsApi();
        api.MapContributeApi();
        api.MapReceiptsApi();
        api.MapSupportsApi();
        api.MapModerationApi();
    }
}
