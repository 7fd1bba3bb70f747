using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Features.Accounts;

namespace QSEC2.Web.Data.Configurations;

public sealed class AddresseeConfiguration : IEntityTypeConfiguration<Addressee>
{
    public void Configure(EntityTypeBuilder<Addressee> builder)
    {
        builder.Property(addressee => addressee.Id).ValueGeneratedNever();
        builder.Property(addressee => addressee.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(addressee => addressee.Email).IsUnique();
        builder.HasIndex(addressee => addressee.AccountId).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(addressee => addressee.AccountId).OnDelete(DeleteBehavior.SetNull);
    }
}

public sealed class AnswerConfiguration : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Version).IsConcurrencyToken();
        builder.ComplexProperty(
            answer => answer.Writing,
            writing => writing.Property(written => written.Pictures).HasConversion<PicturesJsonColumn, PictureListComparer>()
        );
        builder.ComplexProperty(
            answer => answer.Published,
            published => published.Property(read => read.Pictures).HasConversion<PicturesJsonColumn, PictureListComparer>()
        );
        builder.HasOne<Contribution>().WithMany().HasForeignKey(answer => answer.ContributionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Addressee>().WithMany().HasForeignKey(answer => answer.AddresseeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(answer => answer.Steps).WithOne().HasForeignKey(step => step.AnswerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(answer => new { answer.ContributionId, answer.AddresseeId }).IsUnique();
        builder.HasIndex(answer => answer.SubmittedAt).HasFilter("\"SubmittedAt\" IS NOT NULL");
    }
}

public sealed class AnswerStepConfiguration : IEntityTypeConfiguration<AnswerStep>
{
    public void Configure(EntityTypeBuilder<AnswerStep> builder)
    {
        builder.ToTable("AnswerSteps");
        builder.HasKey(step => new { step.AnswerId, step.Number });
        builder.Property(step => step.Number).ValueGeneratedNever();
        builder.Property(step => step.Kind).HasConversion<string>().HasMaxLength(20);
    }
}
