using Microsoft.Extensions.Time.Testing;
using QSEC2.Web.Images;

namespace QSEC2.Tests.Images;

public sealed class PhotoPlacesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PhotoSlots _places;

    public PhotoPlacesTests() => _places = new PhotoSlots(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_third_photo_waits_for_a_place()
    {
        using var first = await _places.TakeAsync(Cancellation);
        using var second = await _places.TakeAsync(Cancellation);
        var third = _places.TakeAsync(Cancellation);
        Assert.False(third.IsCompleted);

        first.Dispose();

        using var place = await third.WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
    }

    [Fact]
    public async Task Who_waits_twenty_seconds_is_told_to_come_back()
    {
        using var first = await _places.TakeAsync(Cancellation);
        using var second = await _places.TakeAsync(Cancellation);
        var third = _places.TakeAsync(Cancellation);

        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(
            PhotoProblem.Busy,
            (await Assert.ThrowsAsync<PhotoRefused>(() => third.WaitAsync(TimeSpan.FromSeconds(40), Cancellation))).Problem
        );
    }

    [Fact]
    public async Task Who_leaves_while_waiting_is_not_told_that_we_are_busy()
    {
        using var first = await _places.TakeAsync(Cancellation);
        using var second = await _places.TakeAsync(Cancellation);
        using var leaving = new CancellationTokenSource();
        var third = _places.TakeAsync(leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.WaitAsync(TimeSpan.FromSeconds(40), CancellationToken.None));
    }

    public void Dispose() => _places.Dispose();
}
