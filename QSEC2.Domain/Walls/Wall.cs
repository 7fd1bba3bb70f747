using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Domain.Walls;

/// <summary>The public display of a theme's contributions. Numbers its own events 1, 2, 3 … without gaps.</summary>
public sealed class Wall
{
    private readonly List<WallEvent> _events = [];

    private Wall() { }

    public Wall(string slug, Guid themeId)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
        ThemeId = themeId;
        IsOpen = true;
        ChecksAnswers = true;
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public Guid ThemeId { get; private set; }
    public bool IsOpen { get; private set; }

    /// <summary>What people answer on it is read by a moderator before the public does.</summary>
    public bool ChecksAnswers { get; private set; }

    /// <summary>The number of the last event. A concurrency token: two acts at once on a wall never share a number.</summary>
    public long Sequence { get; private set; }

    /// <summary>Events up to this number cannot be replayed any more.</summary>
    public long LogStart { get; private set; }

    /// <summary>
    /// The number given to the last contribution received. Of a theme: what is written in a debate has the number of its theme.
    /// </summary>
    public int LastNumber { get; private set; }

    /// <summary>What the mediator has the room look at; null when nobody directs it.</summary>
    public Stage? Stage { get; private set; }

    /// <summary>The events appended since it was loaded.</summary>
    public IReadOnlyList<WallEvent> Events => _events;

    public void Open() => IsOpen = true;

    public void Close() => IsOpen = false;

    /// <summary>Puts a published contribution on the wall.</summary>
    public WallEvent Show(Contribution contribution, DateTimeOffset at)
    {
        if (!contribution.IsPublished)
            throw new RuleBroken(Rule.NotPublished);
        return Append(WallEventType.Published, contribution.Id, at);
    }

    /// <summary>Takes a contribution off the wall.</summary>
    public WallEvent Hide(Guid contributionId, DateTimeOffset at) => Append(WallEventType.Removed, contributionId, at);

    /// <summary>Tells the screens that the card of a contribution is no longer the same.</summary>
    public WallEvent Change(Contribution contribution, DateTimeOffset at) => Append(WallEventType.Changed, contribution.Id, at);

    /// <summary>Tells the screens that a question is answered.</summary>
    public WallEvent Answer(Contribution question, DateTimeOffset at) => Append(WallEventType.Answered, question.Id, at);

    /// <summary>Tells the screens how many people said "moi aussi".</summary>
    public WallEvent Count(Contribution contribution, DateTimeOffset at)
    {
        contribution.ShowSupports();
        return Append(WallEventType.Supported, contribution.Id, at);
    }

    /// <summary>Has the room look at something else. A command that changes nothing leaves no event.</summary>
    public void ChangeStage(Func<Stage, Stage> command, DateTimeOffset at)
    {
        var before = Stage ?? Stage.Undirected;
        var after = command(before);
        if (after.ShowsSameAs(before))
            return;
        Stage = after.RestartPages(before, at);
        Append(WallEventType.Stage, null, at);
    }

    /// <summary>Tells whoever directs the room to look again, though the room sees the same.</summary>
    public void SignalChange(DateTimeOffset at) => Append(WallEventType.Stage, null, at);

    /// <summary>After a restore: numbers start beyond every number that may already have been used.</summary>
    public void StartAfter(long sequence, int number)
    {
        LogStart = Sequence = Math.Max(Sequence, sequence);
        LastNumber = Math.Max(LastNumber, number);
    }

    private WallEvent Append(WallEventType type, Guid? contributionId, DateTimeOffset at)
    {
        var appended = new WallEvent(Id, ++Sequence, type, contributionId, at);
        _events.Add(appended);
        return appended;
    }
}
