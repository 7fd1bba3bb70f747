using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Receipts;

/// <summary>
/// Where somebody without an account finds what is theirs: a contribution by its code, and what this device said "moi aussi" to.
/// </summary>
public sealed class FollowUpScreen(IDbContextFactory<QsecDb> databases, WallDirectory walls, Devices devices, TimeProvider time)
{
    /// <param name="code">As it was typed; null when none was.</param>
    public async Task<IResult> ShowAsync(HttpContext http, string? code, IReadOnlyList<FieldProblem> errors, CancellationToken cancellation)
    {
        // Of this device alone.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        _ = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        page = Math.Clamp(page, 1, FindReceiptPage.MostPages);
        var (supported, total) = devices.Known(http) is { } device
            ? await ReadAsync(device, page, HttpMethods.IsGet(http.Request.Method), cancellation)
            : ([], 0);
        return Pages.Show<FindReceiptPage>(
            new
            {
                Code = code,
                Errors = errors,
                Supported = supported,
                Total = total,
                Page = page,
                Walls = await walls.AllAsync(cancellation),
                Withdrawn = http.Request.Query.ContainsKey("retire"),
            }
        );
    }

    private async Task<(IReadOnlyList<SupportedView> Supported, int Total)> ReadAsync(
        Guid device,
        int page,
        bool markSeen,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (supported, total) = await db.SupportedByAsync(device, page, cancellation);
        var news = supported.Where(one => one.IsNew).Select(one => one.Contribution.Id).ToList();
        if (markSeen && news.Count > 0)
            await db.MarkSeenAsync(device, news, time.GetUtcNow(), cancellation);
        return (supported, total);
    }
}
