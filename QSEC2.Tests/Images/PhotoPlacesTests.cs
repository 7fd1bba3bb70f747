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
        using var first = await _places.TakeAsync("first", Cancellation);
        using var second = await _places.TakeAsync("second", Cancellation);
        var third = _places.TakeAsync("third", Cancellation);
        Assert.False(third.IsCompleted);

        first.Dispose();

        using var place = await third.WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
    }

    [Fact]
    public async Task Who_waits_for_long_is_told_to_come_back()
    {
        using var first = await _places.TakeAsync("first", Cancellation);
        using var second = await _places.TakeAsync("second", Cancellation);
        var third = _places.TakeAsync("third", Cancellation);

        _time.Advance(TimeSpan.FromSeconds(44));
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
        using var first = await _places.TakeAsync("first", Cancellation);
        using var second = await _places.TakeAsync("second", Cancellation);
        using var leaving = new CancellationTokenSource();
        var third = _places.TakeAsync("third", leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third.WaitAsync(TimeSpan.FromSeconds(40), CancellationToken.None));
    }

    [Fact]
    public async Task One_sender_never_holds_both_places()
    {
        using var first = await _places.TakeAsync("a school", Cancellation);
        var second = _places.TakeAsync("a school", Cancellation);
        using var other = await _places.TakeAsync("somebody else", Cancellation).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
        Assert.False(second.IsCompleted);

        first.Dispose();

        using var place = await second.WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
    }

    [Fact]
    public async Task A_sender_whose_first_photo_takes_too_long_is_told_to_come_back()
    {
        using var first = await _places.TakeAsync("a school", Cancellation);
        var second = _places.TakeAsync("a school", Cancellation);

        _time.Advance(TimeSpan.FromSeconds(46));

        Assert.Equal(
            PhotoProblem.Busy,
            (await Assert.ThrowsAsync<PhotoRefused>(() => second.WaitAsync(TimeSpan.FromSeconds(40), Cancellation))).Problem
        );
        first.Dispose();
        using var again = await _places.TakeAsync("a school", Cancellation).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
    }

    public void Dispose() => _places.Dispose();
}
