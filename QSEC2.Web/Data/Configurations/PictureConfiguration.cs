using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QSEC2.Domain.Pictures;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Data.Configurations;

public sealed class PictureConfiguration : IEntityTypeConfiguration<PictureFile>
{
    public void Configure(EntityTypeBuilder<PictureFile> builder)
    {
        builder.Property(file => file.Id).ValueGeneratedNever();

        // Of two who claim it at once, one has it.
        builder.Property(file => file.OwnerId).IsConcurrencyToken();
        builder.HasIndex(file => file.OwnerId);
    }
}

/// <summary>The pictures of an answer, as one column: read and written whole, never searched in.</summary>
public sealed class PicturesJsonColumn()
    : ValueConverter<IReadOnlyList<Picture>, string>(
        pictures => JsonSerializer.Serialize(pictures, SiteJson.Options),
        json => JsonSerializer.Deserialize<IReadOnlyList<Picture>>(json, SiteJson.Options)!
    );

/// <summary>Pictures never change: lists of them are the same when they name the same, in the same order.</summary>
public sealed class PictureListComparer()
    : ValueComparer<IReadOnlyList<Picture>>(
        (one, other) => ReferenceEquals(one, other) || (one != null && other != null && one.SequenceEqual(other)),
        pictures => pictures.Count
    );
