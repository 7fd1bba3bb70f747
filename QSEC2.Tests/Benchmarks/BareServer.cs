using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QSEC2.Tests.Benchmarks;

/// <summary>
/// The reference line of everything live: a hub of a few lines, with the framework's own settings, that sends to a group
/// what it is given; and a table that takes rows.
/// </summary>
internal static class BareServer
{
    // Says the number of the last frame it had.
    private const string Page = """
        <!doctype html><title>.</title><p></p>
        <script>
        const END = "\u001e", socket = new WebSocket(`ws://${location.host}/hubs/wall`);
        const send = (message) => socket.send(JSON.stringify(message) + END);
        const hear = (message) => {
          if (message.type === undefined) send({ type: 1, invocationId: "1", target: "Join", arguments: ["wall", 0] });
          if (message.type === 3) document.documentElement.dataset.live = "live";
          if (message.target === "events") document.querySelector("p").textContent = `(${message.arguments[0].to})`;
        };
        socket.onopen = () => send({ protocol: "json", version: 1 });
        socket.onmessage = ({ data }) => data.split(END).filter(Boolean).map(JSON.parse).forEach(hear);
        setInterval(() => send({ type: 6 }), 10_000);
        </script>
        """;

    public static void Run(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<BareHub>("/hubs/wall");
        app.MapPost("/send", (JsonElement frame, IHubContext<BareHub> hub) => hub.Clients.Group("wall").SendAsync("events", frame));
        app.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8"));
        using var table = new BareTable(folder);
        app.MapPost("/rows", table.AddAsync);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.First()));
        app.Run("http://127.0.0.1:0");
    }

    public sealed class BareHub : Hub
    {
        public Task Join(string wall, long after) => Groups.AddToGroupAsync(Context.ConnectionId, "wall");
    }
}
