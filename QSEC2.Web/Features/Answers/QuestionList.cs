using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;

namespace QSEC2.Web.Features.Answers;

public enum QuestionState
{
    /// <summary>Put to nobody yet.</summary>
    Unaddressed,
    Waiting,
    Answered,
}

/// <summary>How many questions of a wall are public, and how many of them are answered or put to somebody.</summary>
public sealed record QuestionCount(Guid Wall, int All, int Answered, int Addressed)
{
    public int Waiting => All - Answered;
}

/// <summary>A public question with the id of its wall.</summary>
public sealed record PublicQuestion(Guid Wall, ContributionView Contribution);

/// <summary>Somebody the question was put to, as the team sees it.</summary>
/// <param name="HasAccount">Else they are to be invited.</param>
public sealed record AskedAddressee(Answer Answer, Addressee Addressee, bool HasAccount);

/// <summary>The public questions, by what became of them.</summary>
public sealed class QuestionList(IDbContextFactory<QsecDb> databases)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<QuestionCount>> CountAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var counts = await Questions(db)
            .GroupBy(question => question.WallId)
            .Select(wall => new
            {
                wall.Key,
                All = wall.Count(),
                Answered = wall.Count(question => question.AnsweredAt != null),
                Addressed = wall.Count(question => question.AnsweredAt == null && question.AddressedAt != null),
            })
            .ToListAsync(cancellation);
        return counts.ConvertAll(wall => new QuestionCount(wall.Key, wall.All, wall.Answered, wall.Addressed));
    }

    /// <summary>Oldest first.</summary>
    /// <param name="page">The first is 1.</param>
    public async Task<IReadOnlyList<PublicQuestion>> ReadAsync(QuestionState state, Guid? wall, int page, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var questions = WithState(state, Questions(db)).Where(question => wall == null || question.WallId == wall);
        var ofPage = questions
            .OrderBy(question => question.PublishedAt)
            .ThenBy(question => question.Number)
            .Skip((page - 1) * PageSize)
            .Take(PageSize);
        return await ReadPublicViewsAsync(db, ofPage, cancellation);
    }

    /// <summary>Those that wait longest.</summary>
    public async Task<IReadOnlyList<PublicQuestion>> WaitingAsync(int count, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await ReadPublicViewsAsync(
            db,
            Questions(db).Where(question => question.AnsweredAt == null).OrderBy(question => question.PublishedAt).Take(count),
            cancellation
        );
    }

    /// <summary>Those that were answered last.</summary>
    public async Task<IReadOnlyList<PublicQuestion>> AnsweredAsync(int count, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await ReadPublicViewsAsync(
            db,
            Questions(db).Where(question => question.AnsweredAt != null).OrderByDescending(question => question.AnsweredAt).Take(count),
            cancellation
        );
    }

    /// <returns>Null when there is no such public question.</returns>
    public async Task<(PublicQuestion Question, IReadOnlyList<AskedAddressee> Asked, IReadOnlyList<Addressee> Known)?> FindAsync(
        Guid id,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await ReadPublicViewsAsync(db, Questions(db).Where(question => question.Id == id), cancellation) is not [var found])
            return null;
        var known = await db.Addressees.AsNoTracking().ToListAsync(cancellation);
        var answers = await db
            .Answers.AsNoTracking()
            .Include(answer => answer.Steps)
            .Where(answer => answer.ContributionId == id)
            .OrderBy(answer => answer.AskedAt)
            .ToListAsync(cancellation);
        var asked = answers.ConvertAll(answer =>
        {
            var addressee = known.Single(addressee => addressee.Id == answer.AddresseeId);
            return new AskedAddressee(answer, addressee, addressee.AccountId is not null);
        });
        return (found, asked, [.. known.OrderBy(addressee => addressee.Name, StringComparer.CurrentCulture)]);
    }

    private static IQueryable<Contribution> Questions(QsecDb db) =>
        db
            .Contributions.AsNoTracking()
            .Where(contribution =>
                EF.Constant(ContributionKinds.Addressed).Contains(contribution.Kind) && contribution.PublishedAt != null
            );

    private static IQueryable<Contribution> WithState(QuestionState state, IQueryable<Contribution> questions) =>
        state switch
        {
            QuestionState.Unaddressed => questions.Where(question => question.AnsweredAt == null && question.AddressedAt == null),
            QuestionState.Waiting => questions.Where(question => question.AnsweredAt == null && question.AddressedAt != null),
            _ => questions.Where(question => question.AnsweredAt != null),
        };

    private static async Task<List<PublicQuestion>> ReadPublicViewsAsync(
        QsecDb db,
        IQueryable<Contribution> questions,
        CancellationToken cancellation
    )
    {
        var found = await questions.ToListAsync(cancellation);
        var views = await db.ReadPublicViewsAsync(found, cancellation);
        return [.. found.Zip(views, (question, view) => new PublicQuestion(question.WallId, view))];
    }
}
