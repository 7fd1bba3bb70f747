using System.Buffers;
using System.Runtime.CompilerServices;
using SixLabors.ImageSharp.Memory;

namespace QSEC2.Web.Images;

/// <summary>
/// The memory that one picture may take while it is worked on. Whoever asks for more is refused before it is taken; whoever
/// asks after the work was to stop is stopped.
/// </summary>
internal sealed class PictureMemory(CancellationToken stop) : MemoryAllocator
{
    /// <summary>50 megapixels of a lossless WebP, which take the most, and not twice as much: 8 bytes a pixel.</summary>
    public const long Most = 400L * 1024 * 1024;

    private const int LargestBlock = 4 * 1024 * 1024;

    // Blocks that come back are used again, by the next picture.
    private static readonly MemoryAllocator Blocks = Create(new MemoryAllocatorOptions { MaximumPoolSizeMegabytes = 64 });
    private long _taken;

    /// <exception cref="PhotoRefused">Too many pixels for the way in which they are written.</exception>
    public override IMemoryOwner<T> Allocate<T>(int length, AllocationOptions options = AllocationOptions.None)
    {
        stop.ThrowIfCancellationRequested();
        var bytes = (long)length * Unsafe.SizeOf<T>();
        if (Interlocked.Read(ref _taken) + bytes > Most)
            throw new PhotoRefused(PhotoProblem.TooManyPixels);
        Interlocked.Add(ref _taken, bytes);
        return new Part<T>(this, Blocks.Allocate<T>(length, options), bytes);
    }

    protected override int GetBufferCapacityInBytes() => LargestBlock;

    private sealed class Part<T>(PictureMemory memory, IMemoryOwner<T> part, long bytes) : IMemoryOwner<T>
    {
        private long _bytes = bytes;

        public Memory<T> Memory => part.Memory;

        public void Dispose()
        {
            part.Dispose();
            Interlocked.Add(ref memory._taken, -Interlocked.Exchange(ref _bytes, 0));
        }
    }
}
