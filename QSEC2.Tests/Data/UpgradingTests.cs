using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;

namespace QSEC2.Tests.Data;

/// <summary>A site that was there before goes on with what it knew.</summary>
public sealed class UpgradingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_of_before_there_were_pictures_have_none()
    {
        var options = new DbContextOptionsBuilder<QsecDb>();
        options.UseQsecSqlite(DataRegistration.ConnectionString(_folder.At("qsec2.db")));
        await using var db = new QsecDb(options.Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("Requests", Cancellation);

        // Nothing but the answers themselves: neither their question nor who is asked.
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Cancellation);
        foreach (var (id, text) in new[] { (Guid.CreateVersion7(), default(string)), (Guid.CreateVersion7(), "Oui.") })
        {
            long? at = text is null ? null : 1;
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Answers (Id, ContributionId, AddresseeId, AskedAt, DueOn, Version, Writing_Text, Writing_Sources, Writing_Name, Writing_Role, Published_At, Published_Text, Published_Html, Published_Sources, Published_SourcesHtml, Published_Name, Published_Role)
                VALUES ({id}, {id}, {id}, 1, '2199-01-31', 1, 'Oui.', '', 'Ada', 'ici', {at}, {text}, {text}, {text}, {text}, {text}, {text})
                """,
                Cancellation
            );
        }

        await migrator.MigrateAsync(cancellationToken: Cancellation);
        var answers = await db.Answers.AsNoTracking().ToListAsync(Cancellation);
        Assert.Single(answers, answer => answer.Published is null);
        Assert.All(answers, answer => Assert.Empty(answer.Writing.Pictures));
        Assert.Empty(Assert.Single(answers, answer => answer.Published is not null).Published!.Pictures);
    }
}
