using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace QSEC2.Web.Http;

/// <summary>When the site stops, screens are told to come back. SignalR by itself cuts them off, as a broken network does.</summary>
public sealed class HubDrain : IHubFilter
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TimeToSend = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, IConnectionLifetimeNotificationFeature> _screens = new(StringComparer.Ordinal);

    // Made after SignalR has asked to be told of the end: whoever asks last is told first.
    public HubDrain(IHostApplicationLifetime lifetime) => lifetime.ApplicationStopping.Register(AskScreensToReconnect);

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.Features.Get<IConnectionLifetimeNotificationFeature>() is { } screen)
            _screens[context.Context.ConnectionId] = screen;
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _screens.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }

    // Everything else waits for it, so not for long.
    private void AskScreensToReconnect()
    {
        if (_screens.IsEmpty)
            return;
        foreach (var screen in _screens.Values)
            screen.RequestClose();
        SpinWait.SpinUntil(() => _screens.IsEmpty, LongestWait);
        Thread.Sleep(TimeToSend);
    }
}
