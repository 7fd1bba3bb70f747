using System.Diagnostics.Metrics;

namespace QSEC2.Web.Features.Walls;

/// <summary>What an operator wants to know of the walls, at <c>/metrics</c>.</summary>
public sealed class WallMeter
{
    public const string Name = "QSEC2.Walls";
    private readonly Counter<long> _frames;
    private readonly Counter<long> _events;
    private readonly Histogram<double> _delay;

    public WallMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _frames = meter.CreateCounter<long>("qsec2.wall.frames", description: "Frames pushed to walls");
        _events = meter.CreateCounter<long>("qsec2.wall.events", description: "Events pushed to walls");
        _delay = meter.CreateHistogram<double>("qsec2.wall.push.delay", "s", "From the decision to the push");
    }

    public void RecordPush(WallLog log, DateTimeOffset at)
    {
        if (log.Events is not [var first, ..])
            return;
        _frames.Add(1);
        _events.Add(log.Events.Count);
        _delay.Record(Math.Max(0, (at - first.At).TotalSeconds));
    }
}
