using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;

namespace QSEC2.Tests.Support;

/// <summary>Walls with more on them than anybody reads, written behind the scenes.</summary>
internal static class LongWalls
{
    private static readonly Moderator Nour = new(Guid.CreateVersion7(), "Nour");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>So many questions, published one after the other, the last just now.</summary>
    /// <param name="wall">The slug of the wall of a theme.</param>
    /// <param name="debate">The id of the wall of a debate on it; null for none.</param>
    /// <param name="text">What the one of that number asks.</param>
    /// <returns>Their ids, oldest first.</returns>
    public static async Task<IReadOnlyList<Guid>> FillAsync(
        this Site site,
        string wall,
        int count,
        Guid? debate = null,
        Func<int, string>? text = null
    )
    {
        text ??= number => $"Une question {number} ?";
        await using var db = site.Database();
        var theme = await db.Walls.SingleAsync(one => one.Slug == wall, Now);
        var last = await db.Contributions.Where(one => one.WallId == theme.Id).MaxAsync(one => (int?)one.Number, Now) ?? 0;
        var began = TimeProvider.System.GetUtcNow().AddSeconds(-count);
        var questions = Enumerable
            .Range(1, count)
            .Select(number => Question(theme.Id, debate, last + number, text(number), began.AddSeconds(number)))
            .ToList();
        db.Contributions.AddRange(questions);
        await db.SaveChangesAsync(Now);
        await db
            .Walls.Where(one => one.Id == theme.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastNumber, last + count), Now);
        await site.LookAsync();
        return questions.ConvertAll(question => question.Id);
    }

    private static Contribution Question(Guid theme, Guid? debate, int number, string text, DateTimeOffset at)
    {
        var draft = new ContributionDraft(ContributionKind.Question, text, null);
        var receipt = new Receipt(TrackingCode.New(), Guid.CreateVersion7(), "");
        var question = Contribution.Receive(Guid.CreateVersion7(at), theme, draft, $"<p>{draft.Text}</p>", null, receipt, at);
        question.AssignNumber(number);
        if (debate is { } wall)
            question.AttachToDebate(wall);
        question.Approve(Nour, at);
        return question;
    }
}
