using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Walls;
using QSEC2.Web.Data;
using QSEC2.Web.Live;

namespace QSEC2.Web.Features.Answers;

/// <summary>A published question with every answer to it, loaded to be changed.</summary>
public sealed record OpenQuestion(QsecDb Db, Contribution Question, List<Answer> Answers, Standing Walls, DateTimeOffset At);

/// <summary>One act of a person on the answers to a question is one transaction; the wall is told afterwards.</summary>
public sealed class AnswerActs(IDbContextFactory<QsecDb> databases, Changes changes, TimeProvider time)
{
    /// <param name="act">False when there is nothing that this person may act upon.</param>
    /// <returns>False when the question is not published, or nothing was done.</returns>
    public async Task<bool> RunAsync(Guid questionId, Func<OpenQuestion, Task<bool>> act, CancellationToken cancellation)
    {
        var standing = await databases.ActAsync(async db =>
        {
            if (await db.Contributions.SingleOrDefaultAsync(contribution => contribution.Id == questionId && contribution.PublishedAt != null, cancellation) is not { } question)
                return null;
            var answers = await db.Answers.Include(answer => answer.Steps).Where(answer => answer.ContributionId == questionId).ToListAsync(cancellation);
            var standing = await db.StandingAsync(question, cancellation);
            if (!await act(new OpenQuestion(db, question, answers, standing, time.GetUtcNow())))
                return null;
            question.Follow(answers);
            return standing;
        }, cancellation);
        if (standing is null)
            return false;
        changes.Tell(standing.Walls);
        return true;
    }
}
