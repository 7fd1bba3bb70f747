using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;

namespace QSEC2.Web.Data.Configurations;

public sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Code).HasMaxLength(9);
        builder.Property(report => report.Reason).HasConversion<string>().HasMaxLength(30);
        builder.Property(report => report.Outcome).HasConversion<string>().HasMaxLength(20);

        // Two moderators who handle it at the same instant: one of them loses.
        builder.Property(report => report.HandledAt).IsConcurrencyToken();
        builder.HasOne<Contribution>().WithMany().HasForeignKey(report => report.ContributionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(report => report.Code).IsUnique();
        builder.HasIndex([nameof(Report.ReceivedAt)], "IX_Reports_Open").HasFilter("\"HandledAt\" IS NULL");
    }
}
