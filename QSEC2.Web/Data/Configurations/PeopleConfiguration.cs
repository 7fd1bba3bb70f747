using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QSEC2.Domain.People;
using QSEC2.Web.Features.Accounts;

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

public sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasIndex(session => session.StartedAt);

        // Whose account is gone is signed in nowhere.
        builder.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId).OnDelete(DeleteBehavior.Cascade);
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
