using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QSEC2.Domain.Programme;
using QSEC2.Web.Operations;

namespace QSEC2.Web.Data.Configurations;

public sealed class EntryConfiguration : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.ToTable("Entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Slug).HasMaxLength(100);
        builder.Property(entry => entry.Content).HasConversion<ContentAsJson>();
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
        builder.Property(revision => revision.Content).HasConversion<ContentAsJson>();
    }
}

/// <summary>What an entry says, as one column: read and written whole, never searched in.</summary>
public sealed class ContentAsJson() : ValueConverter<Content, string>(
    content => JsonSerializer.Serialize(content, SiteJson.Options),
    json => JsonSerializer.Deserialize<Content>(json, SiteJson.Options)!);
