namespace QSEC2.Domain.People;

/// <summary>What lets other software act with a role. Only the hash of its key is kept.</summary>
public sealed class ApiToken
{
    private ApiToken() { }

    public ApiToken(string name, string role, string keyHash, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        Role = role;
        KeyHash = keyHash;
        CreatedAt = at;
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Role { get; private set; } = "";
    public string KeyHash { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Opens nothing any more. Its name stays taken: the log may name it.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
