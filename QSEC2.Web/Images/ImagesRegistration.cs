namespace QSEC2.Web.Images;

public static class ImagesRegistration
{
    /// <summary>The pictures of contributions. Needs <see cref="Data.SiteFolder"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddImages(this IServiceCollection services)
    {
        services.AddSingleton<PhotoPlaces>();
        services.AddSingleton<PhotoWorkshop>();
        return services;
    }
}
