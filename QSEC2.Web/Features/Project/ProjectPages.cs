using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Data.Seed;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Project;

/// <summary>What can be counted here today.</summary>
public sealed record ProjectCounts(int Contributions, int Walls, int Stops);

/// <summary>What QSEC² is, and who makes it.</summary>
public static class ProjectPages
{
    public static void MapProject(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/projet",
                async (
                    PublishedProgramme programme,
                    WallDirectory walls,
                    IDbContextFactory<QsecDb> databases,
                    CancellationToken cancellation
                ) =>
                {
                    await using var db = await databases.CreateDbContextAsync(cancellation);
                    var counted = new ProjectCounts(
                        await db.Contributions.CountAsync(contribution => contribution.PublishedAt != null, cancellation),
                        (await walls.AllAsync(cancellation)).Count,
                        (await programme.AllAsync<TourStop>(cancellation)).Count
                    );
                    return Pages.Show<ProjectPage>(new { Figures = KeyFigure.All, ProjectCounts = counted });
                }
            )
            .SameForEveryone();
        site.MapPage("/espaces", ShowSpacesAsync).SameForEveryone();
        site.MapPage(
                "/partenaires",
                (PublishedProgramme programme, CancellationToken cancellation) => ShowPartnersAsync(null, programme, cancellation)
            )
            .SameForEveryone();
        site.MapPreview(
            "/partenaires",
            (ClaimsPrincipal user, PublishedProgramme programme, CancellationToken cancellation) =>
                ShowPartnersAsync(user.AsEditor(), programme, cancellation)
        );
    }

    private static async Task<IResult> ShowSpacesAsync(PublishedProgramme programme, TimeProvider time, CancellationToken cancellation) =>
        Pages.Show<SpacesPage>(
            new
            {
                Exhibitions = await programme.AllAsync<Exhibition>(cancellation),
                Stops = (await programme.AllAsync<TourStop>(cancellation)).OrderByDescending(stop => stop.Content.From).ToList(),
                Today = DateTexts.Today(time),
            }
        );

    private static async Task<IResult> ShowPartnersAsync(Editor? writer, PublishedProgramme programme, CancellationToken cancellation) =>
        Pages.Show<PartnersPage>(
            new
            {
                Partners = await programme.AllAsync<Partner>(writer, cancellation),
                Operators = await programme.AllAsync<Operator>(writer, cancellation),
                Preview = writer is not null,
            }
        );
}
