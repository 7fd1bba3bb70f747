using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.People;

namespace QSEC2.Web.Data.Configurations;

public sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.HasIndex(invitation => invitation.KeyHash).IsUnique();

        // Two people with the same link at the same instant: one of them loses.
        builder.Property(invitation => invitation.UsedAt).IsConcurrencyToken();
    }
}

public sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.HasIndex(token => token.KeyHash).IsUnique();
        builder.HasIndex(token => token.Name).IsUnique();
    }
}
