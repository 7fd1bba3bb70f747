using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QSEC2.Domain.Requests;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Data.Configurations;

public sealed class RequestConfiguration : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(request => request.About).HasMaxLength(100);
        builder.Property(request => request.Department).HasMaxLength(2);
        builder.Property(request => request.Visit).HasConversion<VisitWishesJsonColumn>();

        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.ComplexProperty(request => request.Answer);
        builder.HasIndex(request => request.ReceivedAt);
    }
}

/// <summary>The wishes of a class, as one column: read and written whole.</summary>
public sealed class VisitWishesJsonColumn()
    : ValueConverter<SchoolVisit, string>(
        visit => JsonSerializer.Serialize(visit, SiteJson.Options),
        json => JsonSerializer.Deserialize<SchoolVisit>(json, SiteJson.Options)!
    );
