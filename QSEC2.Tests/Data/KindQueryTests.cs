using System.Data;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Contributions;

namespace QSEC2.Tests.Data;

public sealed class KindQueryTests : DatabaseTest
{
    [Fact]
    public async Task Questions_that_wait_for_an_answer_are_found_by_their_index()
    {
        await using var db = Open();
        var waiting = db
            .Contributions.Where(contribution =>
                EF.Constant(ContributionKinds.Addressed).Contains(contribution.Kind)
                && contribution.PublishedAt != null
                && contribution.AnsweredAt == null
            )
            .OrderBy(contribution => contribution.PublishedAt)
            .Select(contribution => contribution.Id);
        await using var explained = db.Database.GetDbConnection().CreateCommand();
        explained.CommandText = "EXPLAIN QUERY PLAN " + waiting.ToQueryString();
        await db.Database.OpenConnectionAsync(Cancellation);
        await using var plan = await explained.ExecuteReaderAsync(Cancellation);

        Assert.True(await plan.ReadAsync(Cancellation));
        Assert.Contains("IX_Contributions_Unanswered", plan.GetString("detail"), StringComparison.Ordinal);
    }
}
