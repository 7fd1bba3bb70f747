using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using QSEC2.Web.Http.Limits;

namespace QSEC2.Tests.Http;

/// <summary>What is remembered of addresses has an end, in number and in time.</summary>
public sealed class ScreensPerAddressTests
{
    private const int Most = 10_000;
    private static readonly Guid Wall = Guid.CreateVersion7();

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 19, 0, 0, TimeSpan.Zero));
    private readonly ScreensPerAddress _halls;

    public ScreensPerAddressTests() => _halls = new ScreensPerAddress(_time);

    [Fact]
    public void Of_too_many_rooms_those_left_longest_ago_make_place()
    {
        for (var address = 1; address <= Most; address++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(Visit(address));
        }

        Assert.True(Visit(Most + 1));
        Assert.False(Visit(Most));
        Assert.True(Visit(1));
    }

    [Fact]
    public void Where_all_are_full_nobody_else_is_counted()
    {
        for (var address = 1; address <= Most; address++)
            Assert.NotNull(_halls.ScreenOpened(Behind(address), Wall));
        Assert.Null(_halls.ScreenOpened(Behind(Most + 1), Wall));
        Assert.False(_halls.TryAdmitNewcomer(Behind(Most + 1), Wall));
        Assert.True(_halls.TryAdmitNewcomer(Behind(1), Wall));
    }

    [Fact]
    public void An_address_is_forgotten_half_a_day_after_its_last_screen()
    {
        Assert.True(Visit(1));
        _time.Advance(TimeSpan.FromHours(11));
        Assert.True(Visit(2));
        Assert.False(Visit(1));
        _time.Advance(TimeSpan.FromHours(13));
        Assert.True(Visit(3));
        Assert.True(Visit(1));
    }

    // One screen that comes, is welcomed or not, and goes.
    private bool Visit(int address)
    {
        var key = _halls.ScreenOpened(Behind(address), Wall);
        var isWelcome = _halls.TryAdmitNewcomer(Behind(address), Wall);
        _halls.ScreenClosed(key!.Value);
        return isWelcome;
    }

    private static DefaultHttpContext Behind(int address) => new() { Connection = { RemoteIpAddress = new IPAddress(address) } };
}
