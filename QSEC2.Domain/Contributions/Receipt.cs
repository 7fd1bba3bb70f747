namespace QSEC2.Domain.Contributions;

/// <summary>What the author keeps, and what makes sending the same thing twice harmless.</summary>
/// <param name="Code">The tracking code: whoever holds it may follow, correct, withdraw and erase.</param>
/// <param name="Key">The idempotency key that the sender chose.</param>
/// <param name="Fingerprint">SHA-256 of what was sent, in hexadecimal.</param>
public sealed record Receipt(string Code, Guid Key, string Fingerprint);
