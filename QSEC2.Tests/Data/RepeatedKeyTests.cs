using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Data;

/// <summary>Another server stores what this one was about to: this one finds out when it writes.</summary>
public sealed class RepeatedKeyTests : DatabaseTest
{
    private readonly ReadsTooEarly _reading = new();

    private SubmissionWriter Writer => Services.GetRequiredService<SubmissionWriter>();

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<QsecDb>(options => options.AddInterceptors(_reading));

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task A_key_stored_between_the_reading_and_the_writing_is_answered_with_what_it_stored(int others)
    {
        var (wall, key) = (await WallAsync(), Guid.CreateVersion7());
        var stored = await StoreElsewhereAsync(wall, key);
        _reading.IsTooEarly = true;
        var again = Writer.StoreAsync(Question(wall, key), Cancellation);
        var beside = Enumerable.Range(0, others).Select(_ => Writer.StoreAsync(Question(wall), Cancellation)).ToList();
        await Writer.StartAsync(Cancellation);

        Assert.Equal((stored, true), ((await again).Id, (await again).Again));
        Assert.All(await Task.WhenAll(beside), one => Assert.False(one.Again));
        Assert.False(_reading.IsTooEarly);
        await using var db = Open();
        Assert.Equal(1 + others, await db.Contributions.CountAsync(Cancellation));
        await Writer.StopAsync(Cancellation);
    }

    private async Task<Guid> StoreElsewhereAsync(Guid wall, Guid key)
    {
        await using var db = Open();
        var contribution = db.Contributions.Add(Question(wall, key)).Entity;
        contribution.AssignNumber(1);
        (await db.Walls.SingleAsync(found => found.Id == wall, Cancellation)).StartAfter(0, 1);
        await db.SaveChangesAsync(Cancellation);
        return contribution.Id;
    }

    // The answer of a moment ago: where writers do not wait for each other, another commits after it.
    private sealed class ReadsTooEarly : DbCommandInterceptor
    {
        public bool IsTooEarly { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            var asksForKeys = command.CommandText.Contains("\"SubmissionKey\"", StringComparison.Ordinal);
            if (IsTooEarly && asksForKeys && command.CommandText.Contains("WHERE ", StringComparison.Ordinal))
            {
                IsTooEarly = false;
                command.CommandText = command.CommandText.Replace("WHERE ", "WHERE 0 AND ", StringComparison.Ordinal);
            }

            return ValueTask.FromResult(result);
        }
    }
}
