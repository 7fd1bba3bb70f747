namespace QSEC2.Web.Features.Moderation;

public static class ModerationRegistration
{
    public static void AddModeration(this IServiceCollection services)
    {
        services.AddSingleton<ModerationDesk>();
        services.AddSingleton<ModerationQueue>();
        services.AddScoped<ModerationResult>();
        services.AddScoped<HistoryScreen>();
    }

    /// <summary>The desk itself is a component with an address of its own: <see cref="DeskPage"/>.</summary>
    public static void MapModeration(this IEndpointRouteBuilder site)
    {
        site.MapJournal();
        site.MapHistory();
    }
}
