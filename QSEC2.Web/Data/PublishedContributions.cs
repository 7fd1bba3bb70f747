using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;

namespace QSEC2.Web.Data;

/// <summary>Published contributions with their public answers, as the public sees them.</summary>
public static class PublishedContributions
{
    /// <summary>
    /// Reads what was answered to these, and who is asked. Most questions were put to nobody yet: where none was, nothing more is read.
    /// </summary>
    /// <param name="contributions">All published.</param>
    public static async Task<List<ContributionView>> ReadPublicViewsAsync(
        this QsecDb db,
        List<Contribution> contributions,
        CancellationToken cancellation
    )
    {
        var ids = contributions
            .Where(contribution => contribution.AddressedAt is not null)
            .Select(contribution => contribution.Id)
            .ToList();
        if (ids.Count == 0)
            return contributions.ConvertAll(ContributionView.Of);
        var answers = (await AnswersAsync(db, ids, cancellation)).ToLookup(pair => pair.Answer.ContributionId);
        return contributions.ConvertAll(contribution =>
            ContributionView.Of(contribution) with
            {
                Answers =
                [
                    .. answers[contribution.Id]
                        .Where(pair => pair.Answer.Published is not null)
                        .OrderBy(pair => pair.Answer.Published!.At)
                        .Select(pair => AnswerView.Of(pair.Answer, pair.Addressee, pair.Answer.Published!)),
                ],
                Addressees =
                [
                    .. answers[contribution.Id]
                        .Where(pair => pair.Answer.IsAwaited)
                        .OrderBy(pair => pair.Answer.AskedAt)
                        .Select(pair => AddresseeView.Of(pair.Answer, pair.Addressee)),
                ],
            }
        );
    }

    private static async Task<List<(Answer Answer, Addressee Addressee)>> AnswersAsync(
        QsecDb db,
        List<Guid> ids,
        CancellationToken cancellation
    )
    {
        // As one parameter, however many they are.
        var pairs = await (
            from answer in db.Answers.AsNoTracking()
            join addressee in db.Addressees.AsNoTracking() on answer.AddresseeId equals addressee.Id
            where EF.Parameter(ids).Contains(answer.ContributionId)
            select new { answer, addressee }
        ).ToListAsync(cancellation);
        return pairs.ConvertAll(pair => (pair.answer, pair.addressee));
    }
}
