namespace QSEC2.Web.Features.Team;

/// <summary>Who may come in, and what other software.</summary>
public sealed record TeamRoster(IReadOnlyList<Member> Members, IReadOnlyList<InvitedMember> Guests, IReadOnlyList<SoftwareMember> Machines);

/// <summary>Somebody with an account.</summary>
/// <param name="Departments">Codes separated by commas; empty means all.</param>
public sealed record Member(Guid Id, string Email, string Role, string Departments);

/// <summary>Somebody who was sent a link and has not come yet.</summary>
public sealed record InvitedMember(Guid Id, string Email, string Role, string Departments, DateTimeOffset Until);

/// <summary>Other software, by the name of its token.</summary>
public sealed record SoftwareMember(Guid Id, string Name, string Role, DateTimeOffset CreatedAt);

/// <summary>What is never shown again: the link of an invitation, or a token.</summary>
public sealed record OneTimeSecret(string Value, string Title, string About);
