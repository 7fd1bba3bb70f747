using QSEC2.Domain.Debates;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Debates.Memories;

/// <summary>The memory of a closed debate, at the address where it was open.</summary>
public sealed class MemoryScreen(MemoryReader memories, TimeProvider time)
{
    /// <param name="debate">Closed.</param>
    public async Task<IResult> ShowAsync(Debate debate, WallWithTheme place, CancellationToken cancellation) =>
        Pages.Show<MemoryPage>(new { Memory = await memories.ReadAsync(debate, place, cancellation), Now = time.GetUtcNow() });
}
