using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Web.Markdown;

namespace QSEC2.Web.Data.Seed;

/// <summary>Examples to try the site with, each marked as one.</summary>
public sealed class DemoSeed(IDbContextFactory<QsecDb> databases, ContributionMarkdown markdown, TimeProvider time)
{
    private static readonly Moderator Team = new(Guid.Empty, "seed-demo");

    /// <returns>How many were planted; null when the site is not empty.</returns>
    public Task<int?> SeedAsync(CancellationToken cancellation) =>
        databases.TransactAsync<int?>(
            async db =>
            {
                if (await db.Contributions.AnyAsync(cancellation))
                    return null;
                var walls = await db.Walls.ToDictionaryAsync(wall => wall.Slug, cancellation);
                var examples = SeedFile.Read<Example[]>("demo.json");
                var at = time.GetUtcNow().AddMinutes(-examples.Length);
                foreach (var onWall in examples.GroupBy(example => example.Theme))
                {
                    var wall = walls[onWall.Key];
                    var number = await TakeNumbersAsync(db, wall.Id, onWall.Count(), cancellation) - onWall.Count();
                    foreach (var example in onWall)
                    {
                        var contribution = Receive(example, wall.Id, at = at.AddMinutes(1), ++number);
                        contribution.Approve(Team, at);
                        db.Contributions.Add(contribution);
                        wall.Show(contribution, at);
                    }
                }

                return examples.Length;
            },
            cancellation
        );

    private Contribution Receive(Example example, Guid wall, DateTimeOffset at, int number)
    {
        var draft = new ContributionDraft(ContributionKinds.Find(example.Kind)!.Value, example.Text, example.Signature);
        var receipt = new Receipt(TrackingCode.New(), Guid.CreateVersion7(), "");
        var contribution = Contribution.Receive(Guid.CreateVersion7(at), wall, draft, markdown.ToHtml(example.Text), null, receipt, at);
        contribution.AssignNumber(number);
        return contribution;
    }

    private static async Task<int> TakeNumbersAsync(QsecDb db, Guid wall, int count, CancellationToken cancellation) =>
        await SubmissionWriter.TakeNumbersAsync(db, wall, wall, count, cancellation)
        ?? throw new InvalidOperationException("The wall is closed.");

    private sealed record Example(string Theme, string Kind, string Text, string? Signature);
}
