using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Answers;

/// <summary>A published question with every answer to it, loaded to be changed.</summary>
public sealed record LoadedQuestion(QsecDb Db, Contribution Question, List<Answer> Answers, AffectedWalls Walls, DateTimeOffset At);

/// <summary>One act of a person on the answers to a question is one transaction; the wall is told afterwards.</summary>
public sealed class AnswerTransaction(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    /// <param name="act">False when there is nothing that this person may act upon.</param>
    /// <returns>False when the question is not published, or nothing was done.</returns>
    public async Task<bool> RunAsync(Guid questionId, Func<LoadedQuestion, Task<bool>> act, CancellationToken cancellation)
    {
        var affected = await databases.TransactAsync(
            async db =>
            {
                var question = await db.Contributions.SingleOrDefaultAsync(
                    contribution => contribution.Id == questionId && contribution.PublishedAt != null,
                    cancellation
                );
                if (question is null)
                    return null;
                var answers = await db
                    .Answers.Include(answer => answer.Steps)
                    .Where(answer => answer.ContributionId == questionId)
                    .ToListAsync(cancellation);
                var affected = await db.LoadAffectedWallsAsync(question, cancellation);
                if (!await act(new LoadedQuestion(db, question, answers, affected, time.GetUtcNow())))
                    return null;
                question.Follow(answers);
                return affected;
            },
            cancellation
        );
        if (affected is null)
            return false;
        changes.WallsChanged(affected.Walls);
        return true;
    }
}
