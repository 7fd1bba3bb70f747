using System.Buffers.Binary;

namespace QSEC2.Web.Images;

/// <summary>What the numbers of a picture mean (ICC.1, §7.2): all that is kept of what was written beside its pixels.</summary>
internal static class ColourProfile
{
    /// <summary>
    /// Those of cameras and telephones take less than 4 kB, the longest of the standard ones 61 kB. It travels with each version.
    /// </summary>
    public const int MostBytes = 65_536;

    private const int HeaderLength = 128;

    /// <returns>The profile; null when it is none, too long, or of other numbers than the red, green and blue that we write.</returns>
    public static byte[]? Of(byte[] profile) =>
        profile.Length is >= HeaderLength and <= MostBytes
        && BinaryPrimitives.ReadUInt32BigEndian(profile) == profile.Length
        && profile.AsSpan(16, 4).SequenceEqual("RGB "u8)
        && profile.AsSpan(36, 4).SequenceEqual("acsp"u8)
            ? profile
            : null;
}
