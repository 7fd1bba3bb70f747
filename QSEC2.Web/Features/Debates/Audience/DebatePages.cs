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
        site.MapPage("/murs/{wall}/salle", ShowRoomAsync).SameForEveryone(wall: "wall");
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
        if (await reader.ReadAsync(code, bySupport, cancellation) is not { } room)
            return Unknown(code);
        if (room.Debate.Code != code)
            return Results.LocalRedirect(Language.Link($"/debats/{room.Debate.Code}"));
        if (room.Debate.State is DebateState.Closed)
            return await memory.ShowAsync(room.Debate, room.Place, cancellation);
        var device = devices.Known(http);
        devices.Recognise(http);
        return Pages.Show<DebatePage>(
            new
            {
                Room = room,
                Form = new ContributeForm { FromPhone = true },
                Supported = await reader.SupportedAsync(device, room, cancellation),
                BySupport = bySupport,
                Thanks = merci is not null,
            }
        );
    }

    // What changes with each command of the régie, for phones that have the rest: a whole hall asks for the same at once.
    private static async Task<IResult> ShowRoomAsync(
        string wall,
        AudienceReader reader,
        WallDirectory walls,
        CancellationToken cancellation
    ) =>
        await walls.FindAsync(wall, cancellation) is { Debate: { } debate }
        && await reader.ReadAsync(debate.Code, bySupport: false, cancellation) is { } room
            ? Pages.Show<AudienceNow>(new { Room = room })
            : Results.NotFound();

    private static IResult Unknown(string code) => Pages.Show<FindDebatePage>(new { Code = code }, StatusCodes.Status404NotFound);
}
