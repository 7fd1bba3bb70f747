namespace QSEC2.Web.Features.Requests;

public static class RequestRegistration
{
    public static void AddRequests(this IServiceCollection services)
    {
        services.AddSingleton<RequestDesk>();
        services.AddScoped<RequestScreen>();
    }

    public static void MapRequests(this IEndpointRouteBuilder site)
    {
        site.MapRequestForms();
        site.MapRequestDesk();
    }
}
