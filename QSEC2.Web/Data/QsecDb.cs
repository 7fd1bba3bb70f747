using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.People;
using QSEC2.Domain.Pictures;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;
using QSEC2.Domain.Requests;
using QSEC2.Domain.Walls;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Web.Data;

/// <summary>The database of the site. What is peculiar to one kind of database is behind <see cref="DatabaseEngine"/>.</summary>
public sealed class QsecDb(DbContextOptions<QsecDb> options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Season> Seasons => Set<Season>();
    public DbSet<Theme> Themes => Set<Theme>();
    public DbSet<Entry> Entries => Set<Entry>();
    public DbSet<PictureFile> PictureFiles => Set<PictureFile>();
    public DbSet<Request> Requests => Set<Request>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<Wall> Walls => Set<Wall>();
    public DbSet<WallEvent> WallEvents => Set<WallEvent>();
    public DbSet<Debate> Debates => Set<Debate>();
    public DbSet<Pairing> Pairings => Set<Pairing>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Support> Supports => Set<Support>();
    public DbSet<Addressee> Addressees => Set<Addressee>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<SiteVersion> SiteVersions => Set<SiteVersion>();
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>What changes the programme changes its number too, in the same transaction: nobody has to remember it.</summary>
    /// <exception cref="InvalidOperationException">The programme is changed outside of <see cref="TransactionRetry"/>.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.Entries().Any(ChangesProgramme))
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException($"What changes the programme is stored through {nameof(TransactionRetry)}.");
        await SiteVersions
            .Where(version => version.Name == SiteVersion.Programme)
            .ExecuteUpdateAsync(set => set.SetProperty(version => version.Number, version => version.Number + 1), cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        DatabaseEngine.Of(this).Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(QsecDb).Assembly);
    }

    // What happens on a wall has the wall's own numbers; that there is one, or is one no more, has not.
    private static bool ChangesProgramme(EntityEntry changed) =>
        changed.Entity switch
        {
            Domain.Programme.Entry or Season or Theme => changed.State is EntityState.Added or EntityState.Modified or EntityState.Deleted,
            Wall => changed.State is EntityState.Added or EntityState.Deleted,
            _ => false,
        };
}
