using Microsoft.EntityFrameworkCore;

namespace QSEC2.Web.Data;

/// <summary>What becomes of answers with their question, and with a backup.</summary>
public static class AnswerRemoval
{
    /// <summary>
    /// What others made of it goes with what its author had erased: answers, which quote what was asked, and who said "moi aussi".
    /// </summary>
    public static async Task DeleteAnswersAndSupportsAsync(this QsecDb db, Guid contributionId, CancellationToken cancellation)
    {
        await db.Answers.Where(answer => answer.ContributionId == contributionId).ExecuteDeleteAsync(cancellation);
        await db.Supports.Where(support => support.ContributionId == contributionId).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>What was taken off since a backup does not come back with it.</summary>
    /// <param name="silenced">The answers that were not public where the backup is restored.</param>
    public static async Task UnpublishAnswersAsync(this QsecDb restored, List<Guid> silenced, CancellationToken cancellation)
    {
        var answers = await restored
            .Answers.Where(answer => EF.Parameter(silenced).Contains(answer.Id) && answer.Published != null)
            .ToListAsync(cancellation);
        foreach (var answer in answers)
            answer.Silence();
        foreach (var id in answers.Select(answer => answer.ContributionId).Distinct())
        {
            var question = await restored.Contributions.SingleAsync(asked => asked.Id == id, cancellation);
            question.Follow(await restored.Answers.Where(answer => answer.ContributionId == id).ToListAsync(cancellation));
        }
    }
}
