using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Answers;

/// <summary>A question that is put to me, with what I answer.</summary>
public sealed record MyQuestion(Guid Wall, ContributionView Question, Answer Answer, Addressee Me);

/// <summary>What somebody who answers sees and does: the questions that are put to them, and no others.</summary>
public sealed class AnswerDesk(AnswerActs acts, IDbContextFactory<QsecDb> databases)
{
    /// <summary>Those that expect something from me first, by the day it is hoped for.</summary>
    /// <param name="me">The address of my account.</param>
    public async Task<IReadOnlyList<MyQuestion>> ListAsync(string me, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return [.. (await ReadAsync(db, me, null, cancellation)).OrderBy(mine => IsDone(mine.Answer)).ThenBy(mine => mine.Answer.DueOn).ThenBy(mine => mine.Answer.AskedAt)];
    }

    /// <returns>Null when that question is not put to me, or not public any more.</returns>
    public async Task<MyQuestion?> FindAsync(Guid questionId, string me, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (await ReadAsync(db, me, questionId, cancellation)).SingleOrDefault();
    }

    /// <summary>Saves what I write, and gives it to be read when it is ready.</summary>
    /// <returns>False when that question is not put to me.</returns>
    /// <exception cref="RuleBroken"><see cref="Rule.ChangedMeanwhile"/>, or every field that is wrong.</exception>
    public Task<bool> WriteAsync(Guid questionId, string me, Writing writing, int version, bool submit, Editor by, CancellationToken cancellation) =>
        acts.RunAsync(questionId, async open =>
        {
            var mine = await open.Db.Addressees.Where(addressee => addressee.Email == me).Select(addressee => addressee.Id).SingleOrDefaultAsync(cancellation);
            if (open.Answers.Find(answer => answer.AddresseeId == mine && answer.ReleasedAt == null) is not { } answer)
                return false;
            answer.Write(writing, version);
            await open.Db.ClaimAsync(writing.Pictures, answer.Id, by.Id, cancellation);
            if (submit)
                answer.Submit(by, open.At);
            return true;
        }, cancellation);

    private static bool IsDone(Answer answer) => answer.State is AnswerState.Submitted or AnswerState.Published;

    private static async Task<List<MyQuestion>> ReadAsync(QsecDb db, string me, Guid? questionId, CancellationToken cancellation)
    {
        var mine = await (
            from answer in db.Answers.AsNoTracking()
            join addressee in db.Addressees.AsNoTracking() on answer.AddresseeId equals addressee.Id
            join question in db.Contributions.AsNoTracking() on answer.ContributionId equals question.Id
            where addressee.Email == me && answer.ReleasedAt == null && question.PublishedAt != null && (questionId == null || question.Id == questionId)
            select new { answer, addressee, question }).ToListAsync(cancellation);
        return mine.ConvertAll(one => new MyQuestion(one.question.WallId, ContributionView.Of(one.question), one.answer, one.addressee));
    }
}
