using System.Text;
using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>The memory of a debate as data, to take away. Only of closed debates: before, there is none.</summary>
public static class MemoryPages
{
    public static void MapMemories(this IEndpointRouteBuilder site)
    {
        site.MapPage(
            "/debats/{code}/memoire.csv",
            (string code, MemoryFiles files, CancellationToken cancellation) =>
                files.ServeAsync(
                    code,
                    (memory, name) =>
                        Results.File(
                            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(files.Csv(memory))],
                            "text/csv; charset=utf-8",
                            $"{name}.csv"
                        ),
                    cancellation
                )
        );
        site.MapPage(
            "/debats/{code}/memoire.json",
            (string code, HttpContext http, MemoryFiles files, CancellationToken cancellation) =>
                files.ServeAsync(code, (memory, _) => Results.Text(files.Json(memory, http), "application/json"), cancellation)
        );
        site.MapPage(
            "/debats/{code}/memoire.md",
            (string code, HttpContext http, MemoryFiles files, CancellationToken cancellation) =>
                files.ServeAsync(
                    code,
                    (memory, name) =>
                        Results.File(Encoding.UTF8.GetBytes(files.Markdown(memory, http)), "text/markdown; charset=utf-8", $"{name}.md"),
                    cancellation
                )
        );
    }
}

/// <summary>The memory of a closed debate, at the address where it was open.</summary>
public sealed class MemoryScreen(MemoryReader memories, TimeProvider time)
{
    /// <param name="debate">Closed.</param>
    public async Task<IResult> ShowAsync(Debate debate, WallWithTheme place, CancellationToken cancellation) =>
        Pages.Show<MemoryPage>(new { Memory = await memories.ReadAsync(debate, place, cancellation), Now = time.GetUtcNow() });
}

/// <summary>What stays of a debate, as files. Nobody's name is in them (needs L20): neither signatures nor guests.</summary>
public sealed class MemoryFiles(
    DebateDesk desk,
    MemoryReader memories,
    MemoryMarkdown markdown,
    LegalSettings legal,
    PublicUrl site,
    TimeProvider time
)
{
    /// <param name="answer">Given the memory and the name of its file, without its ending.</param>
    public async Task<IResult> ServeAsync(string code, Func<DebateMemory, string, IResult> answer, CancellationToken cancellation) =>
        await desk.FindAsync(code, cancellation) is ({ State: DebateState.Closed } debate, var place)
            ? answer(await memories.ReadAsync(debate, place, cancellation), $"qsec2-debat-{debate.Code}")
            : Results.NotFound();

    public string Csv(DebateMemory memory) => MemoryData.Csv(memory, legal[LegalSettings.ContributionLicence], time.GetUtcNow());

    public string Json(DebateMemory memory, HttpContext http) =>
        MemoryData.Json(memory, Address(memory, http), legal[LegalSettings.ContributionLicence], time.GetUtcNow());

    public string Markdown(DebateMemory memory, HttpContext http) => markdown.Write(memory, Address(memory, http), time.GetUtcNow());

    private string Address(DebateMemory memory, HttpContext http) => site.Absolute(http, $"/debats/{memory.Debate.Code}");
}
