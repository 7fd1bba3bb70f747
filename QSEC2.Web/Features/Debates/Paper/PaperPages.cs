using QSEC2.Domain.Debates;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;

namespace QSEC2.Web.Features.Debates.Paper;

/// <summary>
/// What is printed for a debate: the form for those without a phone, and the poster at the door. In the language of the address.
/// </summary>
public static class PaperPages
{
    public static void MapPaper(this IEndpointRouteBuilder site)
    {
        site.MapPage(
                "/debats/{code}/feuille",
                (string code, HttpContext http, DebateDesk desk, PublicUrl url, CancellationToken cancellation) =>
                    ShowAsync<SheetPage>(code, http, desk, url, cancellation)
            )
            .AgainstGuessing(GuessedCode.Debate);
        site.MapPage(
                "/debats/{code}/affiche",
                (string code, HttpContext http, DebateDesk desk, PublicUrl url, CancellationToken cancellation) =>
                    ShowAsync<PosterPage>(code, http, desk, url, cancellation)
            )
            .AgainstGuessing(GuessedCode.Debate);
    }

    // What a closed debate would ask for can no longer be handed in.
    private static async Task<IResult> ShowAsync<TPage>(
        string code,
        HttpContext http,
        DebateDesk desk,
        PublicUrl url,
        CancellationToken cancellation
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        await desk.FindAsync(code, cancellation) is ({ State: not DebateState.Closed } debate, var place)
            ? Pages.Show<TPage>(
                new
                {
                    Debate = debate,
                    Place = place,
                    Address = url.Absolute(http, $"/d/{debate.Code}"),
                    Spoken = url.WithoutScheme(http, $"/d/{debate.Code}"),
                }
            )
            : Results.NotFound();
}
