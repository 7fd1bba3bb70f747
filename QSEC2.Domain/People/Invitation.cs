using System.Security.Cryptography;
using System.Text;

namespace QSEC2.Domain.People;

/// <summary>A link, used once, that lets somebody choose a password. Only the hash of its key is kept.</summary>
public sealed class Invitation
{
    private Invitation() { }

    private Invitation(string keyHash, string? email, string role, string departments, DateTimeOffset until)
    {
        Id = Guid.CreateVersion7();
        KeyHash = keyHash;
        Email = email;
        Role = role;
        Departments = departments;
        Until = until;
    }

    public Guid Id { get; private set; }
    public string KeyHash { get; private set; } = "";

    /// <summary>Null for the first administrator, who types it.</summary>
    public string? Email { get; private set; }
    public string Role { get; private set; } = "";

    /// <summary>Codes separated by commas; empty means all.</summary>
    public string Departments { get; private set; } = "";
    public DateTimeOffset Until { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <returns>The invitation to store, and the key to hand over: it is not kept anywhere.</returns>
    public static (Invitation Invitation, string Key) New(string? email, string role, IEnumerable<string> departments, DateTimeOffset until)
    {
        var key = Secret.New();
        return (new Invitation(Secret.Hash(key), email, role, string.Join(',', departments), until), key);
    }

    public bool IsOpen(DateTimeOffset at) => UsedAt is null && at < Until;

    public void Use(DateTimeOffset at) => UsedAt = at;
}

/// <summary>256 random bits as text, and the hash by which they are recognised.</summary>
public static class Secret
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
