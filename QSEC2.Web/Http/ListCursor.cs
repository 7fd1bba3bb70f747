using System.Globalization;

namespace QSEC2.Web.Http;

/// <summary>
/// Where the reading of a list was left. Opaque to whoever is given it; it names a place and not a thing, so that it holds when what
/// stood there has gone meanwhile.
/// </summary>
/// <param name="At">UTC. When the last that was read was received or published.</param>
/// <param name="Key">Tells apart what has the same time.</param>
public sealed record ListCursor(DateTimeOffset At, string Key)
{
    private const int Longest = 100;

    /// <returns>Null when it is none of ours.</returns>
    public static ListCursor? Read(string text)
    {
        var parts = text.Split('.', 2);
        if (text.Length > Longest || parts is not [var ticks, { Length: > 0 } key])
            return null;
        return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new ListCursor(new DateTimeOffset(at, TimeSpan.Zero), key)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Key}");
}
