using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Data.Configurations;

public sealed class ContributionConfiguration : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.Property(contribution => contribution.Id).ValueGeneratedNever();
        builder.Property(contribution => contribution.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(contribution => contribution.Channel).HasConversion<string>().HasMaxLength(20);
        builder.Property(contribution => contribution.Version).IsConcurrencyToken();
        builder.Property(contribution => contribution.Code).HasMaxLength(9);
        builder.Property(contribution => contribution.Fingerprint).HasMaxLength(64);
        builder.Property(contribution => contribution.Likeness).HasMaxLength(24);
        builder.Ignore(contribution => contribution.Receipt);
        builder.ComplexProperty(contribution => contribution.Photo);
        builder.ComplexProperty(
            contribution => contribution.Verdict,
            verdict =>
            {
                verdict.Property(decided => decided!.Outcome).HasConversion<string>().HasMaxLength(20);
                verdict.Property(decided => decided!.Reason).HasConversion<string>().HasMaxLength(30);
                verdict.Property(decided => decided!.PhotoGround).HasConversion<string>().HasMaxLength(30);
            }
        );
        builder.HasOne<Wall>().WithMany().HasForeignKey(contribution => contribution.WallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Wall>().WithMany().HasForeignKey(contribution => contribution.DebateWallId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(contribution => contribution.Decisions)
            .WithOne()
            .HasForeignKey(decision => decision.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(contribution => contribution.Code).IsUnique();
        builder.HasIndex(contribution => contribution.SubmissionKey).IsUnique();
        builder.HasIndex(contribution => contribution.Likeness);
        builder.HasIndex(contribution => new { contribution.WallId, contribution.Number }).IsUnique();
        builder.HasIndex(contribution => new { contribution.WallId, contribution.PublishedAt });
        builder
            .HasIndex(contribution => new { contribution.DebateWallId, contribution.PublishedAt })
            .HasFilter("\"DebateWallId\" IS NOT NULL");
        builder.HasIndex([nameof(Contribution.PublishedAt)], "IX_Contributions_Latest").HasFilter("\"PublishedAt\" IS NOT NULL");
        builder
            .HasIndex([nameof(Contribution.PublishedAt)], "IX_Contributions_Unanswered")
            .HasFilter("\"Kind\" = 'Question' AND \"PublishedAt\" IS NOT NULL AND \"AnsweredAt\" IS NULL");
        builder.HasIndex([nameof(Contribution.AnsweredAt)], "IX_Contributions_Answered").HasFilter("\"AnsweredAt\" IS NOT NULL");
        builder
            .HasIndex([nameof(Contribution.ReceivedAt)], "IX_Contributions_Waiting")
            .HasFilter("\"Verdict_Outcome\" IS NULL AND \"WithdrawnAt\" IS NULL");
        builder.HasIndex([nameof(Contribution.Stop)], "IX_Contributions_Stop").HasFilter("\"Stop\" IS NOT NULL");
        builder.HasIndex([nameof(Contribution.WallId)], "IX_Contributions_SupportsToShow").HasFilter("\"Supports\" <> \"SupportsShown\"");
    }
}

public sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(decision => decision.Reason).HasConversion<string>().HasMaxLength(30);
        builder.Property(decision => decision.PhotoGround).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(decision => decision.At);
    }
}

public sealed class ClaimConfiguration : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.HasKey(claim => claim.ContributionId);
        builder.Property(claim => claim.ContributionId).ValueGeneratedNever();
        builder.HasOne<Contribution>().WithOne().HasForeignKey<Claim>(claim => claim.ContributionId);
    }
}

public sealed class SupportConfiguration : IEntityTypeConfiguration<Support>
{
    public void Configure(EntityTypeBuilder<Support> builder)
    {
        builder.HasKey(support => new { support.ContributionId, support.DeviceId });
        builder.HasOne<Contribution>().WithMany().HasForeignKey(support => support.ContributionId);
        builder.HasIndex(support => support.DeviceId);
    }
}
