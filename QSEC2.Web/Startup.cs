using QSEC2.Web.Data;
using QSEC2.Web.Features.Accounts;
using QSEC2.Web.Features.Agenda;
using QSEC2.Web.Features.Answers;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Features.Debates;
using QSEC2.Web.Features.Exhibitions;
using QSEC2.Web.Features.Manage;
using QSEC2.Web.Features.Moderation;
using QSEC2.Web.Features.OpenData;
using QSEC2.Web.Features.Photos;
using QSEC2.Web.Features.Posters;
using QSEC2.Web.Features.Receipts;
using QSEC2.Web.Features.Reports;
using QSEC2.Web.Features.Requests;
using QSEC2.Web.Features.Seasons;
using QSEC2.Web.Features.Supports;
using QSEC2.Web.Features.Team;
using QSEC2.Web.Features.Territories;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Http;
using QSEC2.Web.Images;
using QSEC2.Web.Live;
using QSEC2.Web.Markdown;
using QSEC2.Web.Operations;

namespace QSEC2.Web;

/// <summary>What the site is made of: used by the server and by the operator's verbs alike.</summary>
public static class Startup
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddSingleton<Changes>();
        services.AddData(builder.Configuration, builder.Environment);
        services.AddImages();
        services.AddSingleton<ContributionMarkdown>();
        services.AddSingleton<EditorialMarkdown>();
        builder.AddHttp();
        services.AddOperations();

        services.AddAccounts();
        services.AddAgenda();
        services.AddAnswers();
        services.AddContribute();
        services.AddDebates();
        services.AddExhibitions();
        services.AddManage();
        services.AddModeration();
        services.AddOpenData();
        services.AddPhotos();
        services.AddPosters();
        services.AddReceipts();
        services.AddReports();
        services.AddRequests();
        services.AddSeasons();
        services.AddSupports();
        services.AddTeam();
        services.AddTerritories();
        services.AddWalls();
    }
}
