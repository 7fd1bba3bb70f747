using System.Buffers.Binary;
using System.Text;

namespace QSEC2.Tests.Operations;

/// <summary>Archives that say of themselves what is not so.</summary>
internal static class ZipLies
{
    private static readonly byte[] DirectoryEntry = "PK\u0001\u0002"u8.ToArray();

    /// <summary>Writes another length into the directory of the archive; the file in it stays as it is.</summary>
    public static async Task SayLengthAsync(string archive, string name, uint length)
    {
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        var entry = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) - 46;
        Assert.True(bytes.AsSpan(entry, 4).SequenceEqual(DirectoryEntry), "The directory of the archive is not where it should be.");
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + 24), length);
        await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);
    }
}
