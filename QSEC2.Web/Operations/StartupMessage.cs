using QSEC2.Web.Http;

namespace QSEC2.Web.Operations;

/// <summary>Tells whoever started the site where to go next.</summary>
public static class StartupMessage
{
    public static void Print(WebApplication app, string? firstSteps)
    {
        var url = app.Services.GetRequiredService<PublicUrl>().Configured ?? Listening(app);
        Console.WriteLine($"QSEC² : {url}");
        if (firstSteps is not null)
            Console.WriteLine($"  Premiers pas / first steps       {url}{firstSteps}");
        var others = app.Services.GetRequiredService<PublicUrl>().Name is null ? " (sinon / else Site:PublicUrl)" : "";
        var names = string.Join(", ", app.Services.GetRequiredService<KnownHosts>().Names);
        Console.WriteLine($"  Répond à / answers to            {names}{others}");
        Console.WriteLine($"  Les murs / the walls             {url}/murs");
        Console.WriteLine($"  Modération / moderation          {url}/moderation");
    }

    // Where it listens everywhere, the address to open is one that it answers to.
    private static string Listening(WebApplication app) =>
        app.Urls.FirstOrDefault()
            ?.Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        ?? HttpRegistration.DefaultUrl;
}
