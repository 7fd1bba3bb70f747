using Microsoft.Extensions.Localization;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Walls;

/// <summary>What was last published on a wall, for feed readers.</summary>
public sealed class WallAtom(WallDirectory walls, WallReader reader, PublicUrl site, IStringLocalizer<Texts> texts)
{
    public async Task<IResult> ShowAsync(string wall, HttpContext http, CancellationToken cancellation)
    {
        if (await walls.FindAsync(wall, cancellation) is not { } place)
            return Results.NotFound();
        var (_, _, contributions) = await reader.NewestAsync(place, cancellation, take: AtomFeed.Newest);
        return new AtomFeed(
            site.Absolute(http, Language.Link($"/murs/{place.Slug}")),
            place.Title.Localized(),
            [
                .. contributions.Select(contribution =>
                    ContributionAtom.Of(contribution, site.Absolute(http, Language.Link($"/contributions/{contribution.Id}")), texts)
                ),
            ]
        ).Show();
    }
}
