using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Data.Seed;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Project;

/// <summary>A figure of the project, as it was published once.</summary>
public sealed record KeyFigure(int Value, LocalText What);

/// <summary>What can be counted here today.</summary>
public sealed record ProjectCounts(int Contributions, int Walls, int Stops);

/// <summary>What QSEC² is, and who makes it.</summary>
public static class ProjectPages
{
    private static readonly KeyFigure[] Figures = SeedFile.Read<KeyFigure[]>("figures.json");

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
                    return Pages.Show<ProjectPage>(new { Figures, ProjectCounts = counted });
                }
            )
            .SameForEveryone();
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
