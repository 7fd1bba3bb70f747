using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Data.Configurations;

public sealed class DebateConfiguration : IEntityTypeConfiguration<Debate>
{
    public void Configure(EntityTypeBuilder<Debate> builder)
    {
        builder.ToTable("Debates");
        builder.Property(debate => debate.Id).ValueGeneratedNever();
        builder.Property(debate => debate.Code).HasMaxLength(5);
        builder.Property(debate => debate.Guests).HasJson();
        builder.Property(debate => debate.Notes).HasJson();
        builder.Property(debate => debate.Statements).HasJson();
        builder.Property(debate => debate.Report).HasJson();
        builder.Property(debate => debate.Version).IsConcurrencyToken();
        builder.Ignore(debate => debate.Plan);
        builder.HasOne<Wall>().WithOne().HasForeignKey<Debate>(debate => debate.WallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(debate => debate.Code).IsUnique();
    }
}

public sealed class PairingConfiguration : IEntityTypeConfiguration<Pairing>
{
    public void Configure(EntityTypeBuilder<Pairing> builder)
    {
        builder.ToTable("Pairings");
        builder.Property(pairing => pairing.Id).ValueGeneratedNever();
        builder.Property(pairing => pairing.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Debate>().WithMany().HasForeignKey(pairing => pairing.DebateId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(pairing => pairing.KeyHash).IsUnique();
        builder.HasIndex(pairing => pairing.TokenHash).IsUnique();
    }
}
