using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QSEC2.Tests.Benchmarks;

/// <summary>The reference line of everything live: a hub of a few lines, with the framework's own settings, that sends to a group what it is given.</summary>
internal static class BareServer
{
    public static void Run()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<BareHub>("/hubs/wall");
        app.MapPost("/send", (JsonElement frame, IHubContext<BareHub> hub) => hub.Clients.Group("wall").SendAsync("events", frame));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.First()));
        app.Run("http://127.0.0.1:0");
    }

    public sealed class BareHub : Hub
    {
        public Task Join(string wall, long after) => Groups.AddToGroupAsync(Context.ConnectionId, "wall");
    }
}
