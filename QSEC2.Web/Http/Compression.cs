using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace QSEC2.Web.Http;

/// <summary>How answers are made smaller on their way.</summary>
public static class Compression
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
        });

        // Most pages are compressed once and kept: a little longer, a quarter less.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
