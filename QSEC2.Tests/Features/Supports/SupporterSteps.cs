using Microsoft.AspNetCore.SignalR.Client;

namespace QSEC2.Tests.Features.Supports;

/// <summary>Screens that follow a wall until they are closed together.</summary>
internal sealed class SupporterSteps : List<HubConnection>, IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var screen in this)
            await screen.DisposeAsync();
    }
}
