using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Requests;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Requests;

/// <summary>
/// What was asked of an operator's départements; of none, and of all, for administrators. What is not theirs is not there.
/// </summary>
public sealed class RequestDesk(IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    /// <summary>How many of those that wait are shown at once.</summary>
    public const int APage = 25;

    /// <summary>Of what is answered, the latest are shown.</summary>
    public const int MostAnswered = 50;

    public async Task<int> CountWaitingAsync(Editor editor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await AllowedRequests(db, editor).CountAsync(request => request.Answer == null, cancellation);
    }

    /// <param name="page">Of what waits; the first is 1.</param>
    /// <returns>What waits, oldest first; what is answered, latest first.</returns>
    public async Task<(IReadOnlyList<Request> Waiting, IReadOnlyList<Request> Answered)> ListAsync(
        Editor editor,
        int page,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var waiting = await AllowedRequests(db, editor)
            .AsNoTracking()
            .Where(request => request.Answer == null)
            .OrderBy(request => request.ReceivedAt)
            .Skip((page - 1) * APage)
            .Take(APage)
            .ToListAsync(cancellation);
        var answered = await AllowedRequests(db, editor)
            .AsNoTracking()
            .Where(request => request.Answer != null)
            .OrderByDescending(request => request.Answer!.At)
            .Take(MostAnswered)
            .ToListAsync(cancellation);
        return (waiting, answered);
    }

    /// <returns>Whether there is such a request and it is theirs.</returns>
    /// <exception cref="RuleBroken"><see cref="Rule.AlreadyAnswered"/>, or what is wrong with the note.</exception>
    public Task<bool> MarkAnsweredAsync(Guid id, string note, Editor editor, CancellationToken cancellation) =>
        databases.TransactAsync(
            async db =>
            {
                if (await AllowedRequests(db, editor).SingleOrDefaultAsync(request => request.Id == id, cancellation) is not { } request)
                    return false;
                request.MarkAnswered(note, editor.Name, time.GetUtcNow());
                return true;
            },
            cancellation
        );

    private static IQueryable<Request> AllowedRequests(QsecDb db, Editor editor) =>
        editor.Departments is not { } departments
            ? db.Requests
            : db.Requests.Where(request => request.Department != null && departments.Contains(request.Department));
}
