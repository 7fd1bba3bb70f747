using System.Security.Claims;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Exhibitions;

/// <summary>The exhibitions and the stops of their tours: one address for both, <c>/expositions/{slug}</c>.</summary>
public static class ExhibitionPages
{
    public static IServiceCollection AddExhibitions(this IServiceCollection services) =>
        services.AddSingleton<ContributionsAtStop>().AddScoped<ExhibitionScreen>();

    public static void MapExhibitions(this IEndpointRouteBuilder site)
    {
        site.MapPage("/expositions", (ExhibitionScreen screen, CancellationToken cancellation) => screen.ListAsync(cancellation))
            .SameForEveryone();
        site.MapPage(
                "/expositions/{slug}",
                (string slug, ExhibitionScreen screen, CancellationToken cancellation) => screen.ShowAsync(slug, null, cancellation)
            )
            .SameForEveryone();
        site.MapPreview(
            "/expositions/{slug}",
            (string slug, ClaimsPrincipal user, ExhibitionScreen screen, CancellationToken cancellation) =>
                screen.ShowAsync(slug, user.AsEditor(), cancellation)
        );
    }
}
