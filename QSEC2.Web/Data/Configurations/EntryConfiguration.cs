using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Programme;

namespace QSEC2.Web.Data.Configurations;

public sealed class EntryConfiguration : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.ToTable("Entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Slug).HasMaxLength(100);
        builder.Property(entry => entry.Content).HasJson();
        builder.Property(entry => entry.Version).IsConcurrencyToken();
        builder.HasMany(entry => entry.History).WithOne().HasForeignKey(revision => revision.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(entry => new { entry.Kind, entry.Slug }).IsUnique();
    }
}

public sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("Revisions");
        builder.HasKey(revision => new { revision.EntryId, revision.Number });
        builder.Property(revision => revision.Number).ValueGeneratedNever();
        builder.Property(revision => revision.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(revision => revision.Content).HasJson();
    }
}
