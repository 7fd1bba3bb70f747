using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Programme;
using QSEC2.Domain.Registrations;

namespace QSEC2.Web.Data.Configurations;

public sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("Registrations");
        builder.Property(registration => registration.Id).ValueGeneratedNever();
        builder.Property(registration => registration.Code).HasMaxLength(9);
        builder.HasOne<Entry>().WithMany().HasForeignKey(registration => registration.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(registration => registration.Code).IsUnique();
        builder.HasIndex(registration => registration.Key).IsUnique();

        // Two who come at the same instant: one of them asks again, on what is true then.
        builder.HasIndex(registration => new { registration.EventId, registration.Number }).IsUnique();
    }
}
