using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Reports;

/// <summary>A report that waits, with enough of what it is about.</summary>
public sealed record OpenReport(Report Report, string Wall, int Number, ContributionKind Kind, string Html, bool IsPublished);

/// <summary>Reports: received from anyone, read and answered by moderators.</summary>
public sealed class ReportDesk(IDbContextFactory<QsecDb> databases, OpenReportCount openCount, TimeProvider time) : IHostedService
{
    private const int Most = 200;

    public Task StartAsync(CancellationToken cancellationToken) => CountAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>The code that follows it; it is stored.</returns>
    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public async Task<string> ReceiveAsync(Guid contributionId, ReportDraft draft, CancellationToken cancellation)
    {
        var code = await databases.TransactAsync(
            db =>
            {
                var report = Report.Receive(contributionId, draft, time.GetUtcNow());
                db.Reports.Add(report);
                return Task.FromResult(report.Code);
            },
            cancellation
        );
        await CountAsync(CancellationToken.None);
        return code;
    }

    /// <summary>Null when the code opens nothing.</summary>
    public async Task<Report?> FindAsync(string code, CancellationToken cancellation)
    {
        if (TrackingCode.Read(code) is not { } known)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Reports.AsNoTracking().SingleOrDefaultAsync(report => report.Code == known, cancellation);
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<OpenReport>> ListOpenAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var waiting =
            from report in db.Reports.AsNoTracking()
            join contribution in db.Contributions.AsNoTracking() on report.ContributionId equals contribution.Id
            join wall in db.Walls.AsNoTracking() on contribution.WallId equals wall.Id
            where report.HandledAt == null
            orderby report.ReceivedAt
            select new OpenReport(
                report,
                wall.Slug,
                contribution.Number,
                contribution.Kind,
                contribution.Html,
                contribution.PublishedAt != null
            );
        return await waiting.Take(Most).ToListAsync(cancellation);
    }

    /// <summary>False when there is no such report.</summary>
    /// <exception cref="RuleBroken">Somebody else has handled it, or something is missing.</exception>
    public async Task<bool> HandleAsync(
        Guid id,
        ReportOutcome? outcome,
        string? answer,
        Moderator moderator,
        CancellationToken cancellation
    )
    {
        var isThere = await databases.TransactAsync(
            async db =>
            {
                if (await db.Reports.SingleOrDefaultAsync(report => report.Id == id, cancellation) is not { } report)
                    return false;
                var isPublished = await db.Contributions.AnyAsync(
                    contribution => contribution.Id == report.ContributionId && contribution.PublishedAt != null,
                    cancellation
                );
                report.Handle(outcome, answer, isPublished, moderator, time.GetUtcNow());
                return true;
            },
            cancellation
        );
        if (isThere)
            await CountAsync(CancellationToken.None);
        return isThere;
    }

    private async Task CountAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        openCount.Set(await db.Reports.CountAsync(report => report.HandledAt == null, cancellation));
    }
}
