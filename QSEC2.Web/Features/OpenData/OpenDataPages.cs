using System.Text;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.OpenData;

/// <summary>What is published, to take away.</summary>
public static class OpenDataPages
{
    public static IServiceCollection AddOpenData(this IServiceCollection services) =>
        services.AddSingleton<DataSets>().AddSingleton<DataPackage>();

    public static void MapOpenData(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/donnees",
                async (
                    HttpContext http,
                    DataSets sets,
                    WallDirectory walls,
                    PublicUrl url,
                    TimeProvider time,
                    CancellationToken cancellation
                ) =>
                {
                    var all = new List<DataSet>();
                    foreach (var name in DataSets.Names)
                        all.Add((await sets.ReadAsync(name, cancellation))!);
                    var wall = (await walls.AllAsync(cancellation))[0];
                    return Pages.Show<OpenDataPage>(
                        new
                        {
                            Sets = all,
                            Now = time.GetUtcNow(),
                            Embedded = url.Absolute(http, Language.Link($"/murs/{wall.Slug}/integre")),
                        }
                    );
                }
            )
            .SameForEveryone();
        site.MapPage(
                "/donnees/datapackage.json",
                (HttpContext http, DataPackage package, CancellationToken cancellation) => package.ShowAsync(http, cancellation)
            )
            .SameForEveryone();
        site.MapPage(
                "/donnees/{name}.csv",
                async (string name, DataSets sets, CancellationToken cancellation) =>
                    await sets.ReadAsync(name, cancellation) is { } set
                        ? Results.File(
                            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(set.ToCsv())],
                            "text/csv; charset=utf-8",
                            $"qsec2-{name}.csv"
                        )
                        : Results.NotFound()
            )
            .SameForEveryone();
        site.MapPage(
                "/donnees/{name}.json",
                async (string name, DataSets sets, CancellationToken cancellation) =>
                    await sets.ReadAsync(name, cancellation) is { } set
                        ? Results.Text(set.ToJson(), "application/json")
                        : Results.NotFound()
            )
            .SameForEveryone();
    }
}
