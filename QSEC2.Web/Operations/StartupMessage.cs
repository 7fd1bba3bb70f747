namespace QSEC2.Web.Operations;

/// <summary>Tells whoever started the site where to go next.</summary>
public static class StartupMessage
{
    public static void Print(WebApplication app, string? firstSteps)
    {
        var url =
            app.Configuration["Site:PublicUrl"]?.TrimEnd('/')
            ?? app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal)
            ?? Startup.DefaultUrl;
        Console.WriteLine($"QSEC² : {url}");
        if (firstSteps is not null)
            Console.WriteLine($"  Premiers pas / first steps       {url}{firstSteps}");
        Console.WriteLine($"  Les murs / the walls             {url}/murs");
        Console.WriteLine($"  Modération / moderation          {url}/moderation");
    }
}
