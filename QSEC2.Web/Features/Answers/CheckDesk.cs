using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Features.Answers;

/// <summary>An answer with its question, for those who read it before the public does, or after.</summary>
public sealed record AnswerToCheck(Guid Wall, ContributionView Question, Answer Answer, Addressee Addressee);

/// <summary>What moderators do with answers: nothing is public that none of them has read, save on walls that have it so.</summary>
public sealed class CheckDesk(AnswerTransaction acts, IDbContextFactory<QsecDb> databases, EditorialMarkdown markdown)
{
    private const int MostPublished = 50;

    /// <summary>Those that wait to be read, longest first.</summary>
    public Task<List<AnswerToCheck>> WaitingAsync(CancellationToken cancellation) =>
        ReadAsync(all => all.Where(answer => answer.SubmittedAt != null).OrderBy(answer => answer.SubmittedAt), cancellation);

    /// <summary>Those that are public, the last one first.</summary>
    public Task<List<AnswerToCheck>> PublishedAsync(CancellationToken cancellation) =>
        ReadAsync(
            all =>
                all.Where(answer => answer.Published != null && answer.SubmittedAt == null)
                    .OrderByDescending(answer => answer.Published!.At)
                    .Take(MostPublished),
            cancellation
        );

    /// <returns>Null when there is no such answer, it was never submitted, or its question is not public.</returns>
    public async Task<AnswerToCheck?> FindAsync(Guid answerId, CancellationToken cancellation)
    {
        var found = await ReadAsync(
            all => all.Where(answer => answer.Id == answerId && (answer.SubmittedAt != null || answer.Published != null)),
            cancellation
        );
        return found.SingleOrDefault();
    }

    /// <inheritdoc cref="Answer.Publish"/>
    /// <returns>False when there is no such answer to a public question.</returns>
    public Task<bool> PublishAsync(Guid answerId, int seen, Moderator by, CancellationToken cancellation) =>
        ActAsync(
            answerId,
            (answer, open) =>
            {
                answer.Publish(markdown.Typeset, seen, by, open.At);
                open.Walls.Answer(open.Question, open.At);
            },
            cancellation
        );

    /// <inheritdoc cref="Answer.SendBack"/>
    /// <returns>False when there is no such answer to a public question.</returns>
    public Task<bool> SendBackAsync(Guid answerId, string? note, int seen, Moderator by, CancellationToken cancellation) =>
        ActAsync(
            answerId,
            (answer, open) =>
            {
                if (answer.SendBack(note, seen, by, open.At))
                    open.Walls.Change(open.Question, open.At);
            },
            cancellation
        );

    /// <summary>The walls whose answers are read before the public does.</summary>
    public async Task<HashSet<Guid>> CheckedWallsAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Walls.Where(wall => wall.ChecksAnswers).Select(wall => wall.Id).ToHashSetAsync(cancellation);
    }

    /// <summary>Has answers read first on the walls of these themes, and on no other; what already waits still waits.</summary>
    public async Task SetCheckedWallsAsync(IReadOnlyCollection<Guid> walls, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Walls.ExecuteUpdateAsync(wall => wall.SetProperty(one => one.ChecksAnswers, one => walls.Contains(one.Id)), cancellation);
    }

    private async Task<bool> ActAsync(Guid answerId, Action<Answer, LoadedQuestion> act, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var question = await db
            .Answers.Where(answer => answer.Id == answerId)
            .Select(answer => answer.ContributionId)
            .SingleOrDefaultAsync(cancellation);
        return await acts.RunAsync(
            question,
            open =>
            {
                act(open.Answers.Single(answer => answer.Id == answerId), open);
                return Task.FromResult(true);
            },
            cancellation
        );
    }

    private async Task<List<AnswerToCheck>> ReadAsync(Func<IQueryable<Answer>, IQueryable<Answer>> select, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var answers = await select(
                db.Answers.AsNoTracking()
                    .Include(answer => answer.Steps)
                    .Where(answer => db.Contributions.Any(question => question.Id == answer.ContributionId && question.PublishedAt != null))
            )
            .ToListAsync(cancellation);
        var questionIds = answers.ConvertAll(answer => answer.ContributionId);
        var addresseeIds = answers.ConvertAll(answer => answer.AddresseeId);
        var questions = await db
            .Contributions.AsNoTracking()
            .Where(question => EF.Parameter(questionIds).Contains(question.Id))
            .ToDictionaryAsync(question => question.Id, cancellation);
        var addressees = await db
            .Addressees.AsNoTracking()
            .Where(addressee => EF.Parameter(addresseeIds).Contains(addressee.Id))
            .ToDictionaryAsync(addressee => addressee.Id, cancellation);
        return answers.ConvertAll(answer => new AnswerToCheck(
            questions[answer.ContributionId].WallId,
            ContributionView.Of(questions[answer.ContributionId]),
            answer,
            addressees[answer.AddresseeId]
        ));
    }
}
