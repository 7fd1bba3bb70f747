using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using QSEC2.Web.Data;
using QSEC2.Web.Formats;
using QSEC2.Web.Http;

namespace QSEC2.Web.Features.Walls;

public static class WallRegistration
{
    public static IServiceCollection AddWalls(this IServiceCollection services)
    {
        services.AddSingleton<WallDirectory>();
        services.AddSingleton<WallCounts>();
        services.AddSingleton<CardRenderer>();
        services.AddSingleton<WallReader>();
        services.AddSingleton<WallReplay>();
        services.AddSingleton<WallAtom>();
        services.AddSingleton<WallMeter>();

        // In a debate a screen that hears nothing for nine seconds (hub-link.ts) believes that it is cut off.
        services.AddSingleton(new WallHeartbeat(Wall: TimeSpan.FromSeconds(10), Debate: TimeSpan.FromSeconds(4)));
        services.AddSingleton<WallFeed>();
        services.AddHostedService(provided => provided.GetRequiredService<WallFeed>());
        services
            .AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = 4 * 1024;
                options.KeepAliveInterval = TimeSpan.FromSeconds(15);
                options.ClientTimeoutInterval = TimeSpan.FromSeconds(45);
                options.HandshakeTimeout = TimeSpan.FromSeconds(5);
            })
            .AddJsonProtocol(options => SiteJson.Configure(options.PayloadSerializerOptions))
            .AddHubOptions<WallHub>(options => options.AddFilter<HubDrain>())
            .AddMessagePackProtocol(options => options.SerializerOptions = MessagePackJsonFormatter.Shape(options.SerializerOptions));
        return services;
    }

    /// <summary>Who stops reading is let go after three seconds, and catches up when they come back.</summary>
    public static void Configure(HttpConnectionDispatcherOptions options)
    {
        options.Transports = HttpTransportType.WebSockets;
        options.TransportSendTimeout = TimeSpan.FromSeconds(3);
        options.AllowStatefulReconnects = false;
    }
}
