using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Data.Configurations;

public sealed class WallConfiguration : IEntityTypeConfiguration<Wall>
{
    public void Configure(EntityTypeBuilder<Wall> builder)
    {
        builder.Property(wall => wall.Id).ValueGeneratedNever();
        builder.HasIndex(wall => wall.Slug).IsUnique();
        builder.Property(wall => wall.Sequence).IsConcurrencyToken();
        builder.Property(wall => wall.Stage).HasJson();
        builder.HasOne<Theme>().WithMany().HasForeignKey(wall => wall.ThemeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(wall => wall.Events).WithOne().HasForeignKey(appended => appended.WallId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class WallEventConfiguration : IEntityTypeConfiguration<WallEvent>
{
    public void Configure(EntityTypeBuilder<WallEvent> builder)
    {
        builder.HasKey(appended => new { appended.WallId, appended.Sequence });
        builder.Property(appended => appended.Sequence).ValueGeneratedNever();
        builder.Property(appended => appended.Type).HasConversion<string>().HasMaxLength(20);
    }
}
