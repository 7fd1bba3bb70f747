namespace QSEC2.Web.Images;

public static class ImagesRegistration
{
    /// <summary>The pictures of contributions. Needs <see cref="Data.DataFolder"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddImages(this IServiceCollection services)
    {
        services.AddSingleton<PhotoSlots>();
        services.AddSingleton<PhotoIntake>();
        return services;
    }
}
