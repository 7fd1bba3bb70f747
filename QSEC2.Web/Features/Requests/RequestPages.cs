using Microsoft.AspNetCore.Mvc;
using QSEC2.Domain.Requests;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Requests;

/// <summary>One form, used wherever somebody asks the team for something.</summary>
public static class RequestPages
{
    private const long LargestForm = 64 * 1024;

    public static void MapRequestForms(this IEndpointRouteBuilder site)
    {
        Map(site, "/groupes/{slug}/rejoindre", RequestKind.JoinGroup);
        Map(site, "/expositions/{slug}/accueillir", RequestKind.HostExhibition);
        Map(site, "/expositions/{slug}/classe", RequestKind.SchoolVisit);
        Map(site, "/contact", RequestKind.Message);
    }

    private static void Map(IEndpointRouteBuilder site, string address, RequestKind kind)
    {
        site.MapPage(
            address,
            (HttpContext http, RequestScreen screen, CancellationToken cancellation) =>
                screen.OpenAsync(http, kind, Slug(http), cancellation)
        );
        site.MapForm(
                address,
                (HttpContext http, PostedForm form, RequestScreen screen, CancellationToken cancellation) =>
                    screen.SendAsync(http, kind, Slug(http), form, cancellation),
                (HttpContext http, UnverifiedForm typed, RequestScreen screen, CancellationToken cancellation) =>
                    screen.DrawAgainAsync(kind, Slug(http), typed, cancellation)
            )
            .RequireRateLimiting(RateLimits.Crowd)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static string Slug(HttpContext http) => http.GetRouteValue("slug") as string ?? "";
}
