using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Programme;

namespace QSEC2.Web.Data.Configurations;

public sealed class SeasonConfiguration : IEntityTypeConfiguration<Season>
{
    public void Configure(EntityTypeBuilder<Season> builder)
    {
        builder.Property(season => season.Id).ValueGeneratedNever();
        builder.HasIndex(season => season.Slug).IsUnique();
        builder.ComplexProperty(season => season.Title);
        builder.ComplexProperty(season => season.Summary);
        builder.ComplexProperty(season => season.Exhibition);
        builder.HasMany(season => season.Themes).WithOne().HasForeignKey(theme => theme.SeasonId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ThemeConfiguration : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> builder)
    {
        builder.Property(theme => theme.Id).ValueGeneratedNever();
        builder.HasIndex(theme => theme.Slug).IsUnique();
        builder.ComplexProperty(theme => theme.Name);
        builder.ComplexProperty(theme => theme.Question);
        builder.ComplexProperty(theme => theme.Introduction);
        builder.ComplexProperty(theme => theme.QuestionPrompt);
        builder.ComplexProperty(theme => theme.TestimonyPrompt);
        builder.ComplexProperty(theme => theme.PhotoPrompt);
    }
}
