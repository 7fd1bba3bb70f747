using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Contribute;
using QSEC2.Web.Features.Debates.Memories;
using QSEC2.Web.Http;
using QSEC2.Web.Http.Limits;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Audience;

/// <summary>A debate on the phones of those who are there, and of whoever follows it from afar.</summary>
public static class DebatePages
{
    /// <summary>In the address: those that most people support first.</summary>
    public const string BySupport = "soutiens";

    public static void MapDebatePages(this IEndpointRouteBuilder site)
    {
        var coded = site.MapGroup("").AgainstGuessing(GuessedCode.Debate);
        coded.MapPage("/debats", FindAsync);
        site.MapPage("/d", () => Results.LocalRedirect(Language.Link("/debats")));
        site.MapPage(
            "/d/{code}",
            (string code) => Results.LocalRedirect(Language.Link($"/debats/{Uri.EscapeDataString(DebateCode.Read(code) ?? code)}"))
        );
        coded.MapPage("/debats/{code}", ShowAsync);
        coded.MapMemories();
        site.MapPage("/murs/{wall}/salle", ShowAudienceViewAsync).SameForEveryone(wall: "wall");
    }

    // A code that somebody typed into the field.
    private static async Task<IResult> FindAsync(string? code, DebateDesk desk, CancellationToken cancellation)
    {
        if (code is null)
            return Pages.Show<FindDebatePage>();
        return await desk.FindAsync(code, cancellation) is var (debate, _)
            ? Results.LocalRedirect(Language.Link($"/debats/{debate.Code}"))
            : Unknown(code);
    }

    private static async Task<IResult> ShowAsync(
        string code,
        string? ordre,
        string? merci,
        HttpContext http,
        AudienceReader reader,
        MemoryScreen memory,
        Devices devices,
        CancellationToken cancellation
    )
    {
        var bySupport = ordre == BySupport;
        if (await reader.ReadAsync(code, bySupport, cancellation) is not { } view)
            return Unknown(code);
        if (view.Debate.Code != code)
            return Results.LocalRedirect(Language.Link($"/debats/{view.Debate.Code}"));
        if (view.Debate.State is DebateState.Closed)
            return await memory.ShowAsync(view.Debate, view.Place, cancellation);
        var device = devices.Known(http);
        devices.Recognise(http);
        return Pages.Show<DebatePage>(
            new
            {
                View = view,
                Form = new ContributeForm { FromPhone = true },
                Supported = await reader.SupportedAsync(device, view, cancellation),
                BySupport = bySupport,
                Thanks = merci is not null,
            }
        );
    }

    // What changes with each command of the régie, for phones that have the rest: a whole hall asks for the same at once.
    private static async Task<IResult> ShowAudienceViewAsync(
        string wall,
        AudienceReader reader,
        WallDirectory walls,
        CancellationToken cancellation
    ) =>
        await walls.FindAsync(wall, cancellation) is { Debate: { } debate }
        && await reader.ReadAsync(debate.Code, bySupport: false, cancellation) is { } view
            ? Pages.Show<AudienceNow>(new { View = view })
            : Results.NotFound();

    private static IResult Unknown(string code) => Pages.Show<FindDebatePage>(new { Code = code }, StatusCodes.Status404NotFound);
}
