using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Web.Data;

/// <summary>A contribution as it is stored: the one that was sent, or the one that the same key had stored before.</summary>
public sealed record StoredSubmission(Guid Id, string Code, string Fingerprint, bool Again);

/// <summary>
/// Stores submissions durably, many in one transaction. Gives each its number on its wall, and answers a repeated key with what it
/// stored the first time.
/// </summary>
public class SubmissionWriter(IDbContextFactory<QsecDb> databases, ILogger<SubmissionWriter> logger)
    : GroupWriter<SubmissionWriter.Submission, StoredSubmission?>(databases, logger)
{
    /// <summary>Returns once the contribution is on the disk.</summary>
    /// <exception cref="RuleBroken">The wall is closed.</exception>
    public virtual async Task<StoredSubmission> StoreAsync(Contribution contribution, CancellationToken cancellation) =>
        await WriteAsync(new Submission(contribution), cancellation) ?? throw new RuleBroken(Rule.WallClosed);

    protected override async Task<IReadOnlyList<StoredSubmission?>> WriteTogetherAsync(QsecDb db, IReadOnlyList<Submission> group)
    {
        var sent = group.Select(submission => submission.Contribution).ToList();
        var keys = sent.ConvertAll(contribution => contribution.SubmissionKey);
        var known = await db
            .Contributions.AsNoTracking()
            .Where(contribution => keys.Contains(contribution.SubmissionKey))
            .Select(contribution => new
            {
                contribution.SubmissionKey,
                contribution.Id,
                contribution.Code,
                contribution.Fingerprint,
            })
            .ToDictionaryAsync(
                contribution => contribution.SubmissionKey,
                contribution => new StoredSubmission(contribution.Id, contribution.Code, contribution.Fingerprint, Again: true)
            );
        var fresh = await AddFreshAsync(db, sent, known);
        await db.SaveChangesAsync();
        return sent.ConvertAll(contribution =>
            fresh.GetValueOrDefault(contribution) ?? known.GetValueOrDefault(contribution.SubmissionKey)
        );
    }

    private static async Task<Dictionary<Contribution, StoredSubmission>> AddFreshAsync(
        QsecDb db,
        List<Contribution> sent,
        Dictionary<Guid, StoredSubmission> known
    )
    {
        var added = new Dictionary<Contribution, StoredSubmission>();
        foreach (var onWall in sent.GroupBy(contribution => (contribution.WallId, contribution.Door)))
        {
            var fresh = onWall
                .DistinctBy(contribution => contribution.SubmissionKey)
                .Where(contribution => !known.ContainsKey(contribution.SubmissionKey))
                .ToList();
            if (fresh.Count == 0 || await TakeNumbersAsync(db, onWall.Key.WallId, onWall.Key.Door, fresh.Count) is not { } last)
                continue;
            var number = last - fresh.Count;
            foreach (var contribution in fresh)
            {
                contribution.AssignNumber(++number);
                db.Contributions.Add(contribution);
                var stored = new StoredSubmission(contribution.Id, contribution.Code, contribution.Fingerprint, Again: false);
                known.Add(contribution.SubmissionKey, stored with { Again = true });
                added.Add(contribution, stored);
            }
        }

        return added;
    }

    // Null when the door is closed: the wall itself, or that of the debate in which people write.
    internal static async Task<int?> TakeNumbersAsync(
        QsecDb db,
        Guid wallId,
        Guid door,
        int count,
        CancellationToken cancellation = default
    )
    {
        var last = await db
            .Database.SqlQuery<int>(
                $"""
                UPDATE "Walls" SET "LastNumber" = "LastNumber" + {count}
                WHERE "Id" = {wallId} AND (SELECT "IsOpen" FROM "Walls" WHERE "Id" = {door})
                RETURNING "LastNumber" AS "Value"
                """
            )
            .ToListAsync(cancellation);
        return last is [var number] ? number : null;
    }

    /// <summary>A contribution as the log names it: by its wall, never by what it says.</summary>
    public sealed record Submission(Contribution Contribution)
    {
        public override string ToString() => $"A submission to wall {Contribution.WallId}";
    }
}
