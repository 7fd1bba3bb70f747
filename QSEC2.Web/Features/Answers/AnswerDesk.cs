using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Answers;

/// <summary>A question that is put to me, with what I answer.</summary>
/// <param name="IsChecked">Whether a moderator reads it before the public does.</param>
public sealed record MyQuestion(Guid Wall, ContributionView Question, Answer Answer, Addressee Me, bool IsChecked);

/// <summary>What somebody who answers sees and does: the questions that are put to them, and no others.</summary>
public sealed class AnswerDesk(AnswerTransaction acts, IDbContextFactory<QsecDb> databases, EditorialMarkdown markdown)
{
    /// <summary>Those that expect something from me first, by the day it is hoped for.</summary>
    /// <param name="me">My account.</param>
    public async Task<IReadOnlyList<MyQuestion>> ListAsync(Guid me, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var questions = await ReadAsync(db, me, null, cancellation);
        return
        [
            .. questions.OrderBy(mine => IsFinished(mine.Answer)).ThenBy(mine => mine.Answer.DueOn).ThenBy(mine => mine.Answer.AskedAt),
        ];
    }

    /// <returns>Null when that question is not put to me, or not public any more.</returns>
    public async Task<MyQuestion?> FindAsync(Guid questionId, Guid me, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var questions = await ReadAsync(db, me, questionId, cancellation);
        return questions.SingleOrDefault();
    }

    /// <summary>
    /// Saves what I write; when it is ready, gives it to be read, or to the public where the wall has nothing read first.
    /// </summary>
    /// <returns>False when that question is not put to me.</returns>
    /// <exception cref="RuleBroken"><see cref="Rule.ChangedMeanwhile"/>, or every field that is wrong.</exception>
    public Task<bool> WriteAsync(
        Guid questionId,
        Guid me,
        AnswerDraft draft,
        int version,
        bool submit,
        Editor by,
        CancellationToken cancellation
    ) =>
        acts.RunAsync(
            questionId,
            async open =>
            {
                var mine = await open
                    .Db.Addressees.Where(addressee => addressee.AccountId == me)
                    .Select(addressee => addressee.Id)
                    .SingleOrDefaultAsync(cancellation);
                if (open.Answers.Find(answer => answer.AddresseeId == mine && answer.ReleasedAt == null) is not { } answer)
                    return false;
                var isChecked = IsChecked(open.Walls.Walls.Single(wall => wall.Id == open.Question.WallId), answer);
                answer.Write(draft, version);
                await open.Db.ClaimAsync(draft.Pictures, answer.Id, by.Id, cancellation);
                if (!submit)
                    return true;
                answer.Submit(by, open.At);
                if (isChecked)
                    return true;
                answer.PublishUnread(markdown.Typeset, by, open.At);
                open.Walls.Answer(open.Question, open.At);
                return true;
            },
            cancellation
        );

    // What a moderator once sent back is read again, whatever the wall says.
    private static bool IsChecked(Wall wall, Answer answer) => wall.ChecksAnswers || answer.Note is not null;

    private static bool IsFinished(Answer answer) => answer.State is AnswerState.Submitted or AnswerState.Published;

    private static async Task<List<MyQuestion>> ReadAsync(QsecDb db, Guid me, Guid? questionId, CancellationToken cancellation)
    {
        var mine = await (
            from answer in db.Answers.AsNoTracking()
            join addressee in db.Addressees.AsNoTracking() on answer.AddresseeId equals addressee.Id
            join question in db.Contributions.AsNoTracking() on answer.ContributionId equals question.Id
            join wall in db.Walls.AsNoTracking() on question.WallId equals wall.Id
            where
                addressee.AccountId == me
                && answer.ReleasedAt == null
                && question.PublishedAt != null
                && (questionId == null || question.Id == questionId)
            select new
            {
                answer,
                addressee,
                question,
                wall,
            }
        ).ToListAsync(cancellation);
        return mine.ConvertAll(one => new MyQuestion(
            one.question.WallId,
            ContributionView.Of(one.question),
            one.answer,
            one.addressee,
            IsChecked(one.wall, one.answer)
        ));
    }
}
