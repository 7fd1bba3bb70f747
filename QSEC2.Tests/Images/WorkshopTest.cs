using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using NetVips;
using QSEC2.Tests.Support;
using QSEC2.Web.Data;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

/// <summary>A workshop with a folder of its own, deleted after the test.</summary>
public abstract class WorkshopTest : IDisposable
{
    private readonly PhotoSlots _places = new(TimeProvider.System);

    /// <param name="time">By which the work on a picture is limited.</param>
    protected WorkshopTest(TimeProvider? time = null)
    {
        var temporary = Directory.CreateTempSubdirectory("qsec2-images-").FullName;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = temporary };
        Site = new DataFolder(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { ContentRootPath = temporary }
        );
        Workshop = new PhotoIntake(Site, _places, time ?? TimeProvider.System, NullLogger<PhotoIntake>.Instance);
    }

    protected DataFolder Site { get; }
    protected PhotoIntake Workshop { get; }
    protected Guid Contribution { get; } = Guid.CreateVersion7();
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the folder of the site holds, without its own files: paths from its root, in order.</summary>
    protected IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(Site.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Site.Root, file))
            .Order(StringComparer.Ordinal);

    public void Dispose()
    {
        _places.Dispose();
        Directory.Delete(Site.Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task<KeptPhoto> KeepAsync(byte[] picture) =>
        Workshop.KeepAsync(Contribution, new MemoryStream(picture), "192.0.2.1", Cancellation);

    protected async Task<PhotoProblem> RefusalOfAsync(byte[] upload) =>
        (await Assert.ThrowsAsync<PhotoRefused>(() => KeepAsync(upload))).Problem;

    protected byte[] BytesOf(string version) =>
        File.ReadAllBytes(Workshop.Find(Contribution, version) ?? throw new FileNotFoundException(version));

    protected Image Open(string version) => ReadPictures.Read(BytesOf(version));

    /// <summary>"red", "green", "white", as far as an encoder leaves them.</summary>
    protected static string ColourAt(Image image, double across, double down)
    {
        var point = image.Getpoint((int)(across * (image.Width - 1)), (int)(down * (image.Height - 1)));
        return point switch
        {
            [> 240, > 240, > 240] => "white",
            [> 150, < 110, < 110] => "red",
            [< 110, > 100, < 130] => "green",
            _ => string.Join(' ', point),
        };
    }
}
