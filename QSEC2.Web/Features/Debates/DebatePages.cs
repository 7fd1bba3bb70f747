using QSEC2.Domain.Debates;
using QSEC2.Web.Features.Debates.Memories;
using QSEC2.Web.Localization;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Debates;

/// <summary>A debate at its permanent address: how it will go, then where one takes part, then what stays of it.</summary>
public static class DebatePages
{
    public static void MapDebates(this IEndpointRouteBuilder site)
    {
        site.MapPage("/debats/{code}", ShowAsync);
        site.MapPage("/d/{code}", async (string code, DebateDesk desk, CancellationToken cancellation) =>
            await desk.FindAsync(code, cancellation) is var (debate, _) ? Results.LocalRedirect(Language.Link($"/debats/{debate.Code}")) : Results.NotFound());
        site.MapMemories();
    }

    private static async Task<IResult> ShowAsync(string code, DebateDesk desk, MemoryScreen memory, CancellationToken cancellation) => await desk.FindAsync(code, cancellation) switch
    {
        null => Results.NotFound(),
        ({ State: DebateState.Closed } debate, var place) => await memory.ShowAsync(debate, place, cancellation),
        var (debate, place) => Pages.Show<DebatePage>(new { Debate = debate, Place = place }),
    };
}
