using System.Security.Claims;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Territories;

/// <summary>The eight départements: who to call, what is on, what was agreed.</summary>
public static class TerritoryPages
{
    public static IServiceCollection AddTerritories(this IServiceCollection services) => services.AddSingleton<TerritoryReader>();

    public static void MapTerritories(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/territoires",
                async (TerritoryReader reader, CancellationToken cancellation) =>
                    Pages.Show<TerritoryListPage>(new { Territories = await reader.AllAsync(cancellation) })
            )
            .SameForEveryone();
        site.MapPage(
                "/plans",
                async (TerritoryReader reader, CancellationToken cancellation) =>
                    Pages.Show<PlansPage>(new { Territories = await reader.AllAsync(cancellation) })
            )
            .SameForEveryone();
        site.MapPage(
                "/territoires/{department}",
                async (string department, TerritoryReader reader, CancellationToken cancellation) =>
                    await reader.FindAsync(department, null, cancellation) is { } territory
                        ? Pages.Show<TerritoryPage>(new { Territory = territory })
                        : Results.NotFound()
            )
            .SameForEveryone();
        site.MapPreview(
            "/territoires/{department}",
            async (string department, ClaimsPrincipal user, TerritoryReader reader, CancellationToken cancellation) =>
                await reader.FindAsync(department, user.AsEditor(), cancellation) is { } territory
                    ? Pages.Show<TerritoryPage>(new { Territory = territory, Preview = true })
                    : Results.NotFound()
        );
    }
}
