using QSEC2.Domain.Common;

namespace QSEC2.Domain.Answers;

public enum AddresseeKind
{
    Researcher,
    ElectedOfficial,
    Service,
    Team,
}

/// <summary>Whoever questions are addressed to.</summary>
public sealed class Addressee
{
    private Addressee() { }

    public Guid Id { get; private set; }
    public AddresseeKind Kind { get; private set; }

    /// <summary>As they wish to be named.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What they do, and where: the public reads it beside the name.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Where they are invited, in lower case; never public.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Who answers; null until the account is there.</summary>
    public Guid? AccountId { get; private set; }

    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public static Addressee Know(AddresseeKind? kind, string? name, string? role, string? email)
    {
        name = PlainText.Tidy(name);
        role = PlainText.Tidy(role);
        email = Plain(email);
        List<(string, Rule)> broken =
        [
            .. TextLine.Problems("name", name, Rule.NameMissing),
            .. TextLine.Problems("role", role, Rule.RoleMissing),
        ];
        if (kind is null)
            broken.Insert(0, ("kind", Rule.ChoiceMissing));
        if (!EmailAddress.IsComplete(email))
            broken.Add(("email", Rule.EmailInvalid));
        return broken.Count > 0
            ? throw new RuleBroken(broken)
            : new Addressee
            {
                Id = Guid.CreateVersion7(),
                Kind = kind!.Value,
                Name = name,
                Role = role,
                Email = email,
            };
    }

    /// <summary>From now on this account answers what is put to them.</summary>
    public void AnswerAs(Guid account) => AccountId = account;

    /// <summary>How an address is compared.</summary>
    public static string Plain(string? email) => PlainText.Tidy(email).ToLowerInvariant();
}
