using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QSEC2.Web.Data.Configurations;

public sealed class SiteVersionConfiguration : IEntityTypeConfiguration<SiteVersion>
{
    public void Configure(EntityTypeBuilder<SiteVersion> builder)
    {
        builder.HasKey(version => version.Name);
        builder.Property(version => version.Name).HasMaxLength(20);
        builder.HasData(new { Name = SiteVersion.Programme, Number = 0L });
    }
}
