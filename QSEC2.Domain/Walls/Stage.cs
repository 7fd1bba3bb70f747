using System.Text.Json.Serialization;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Walls;

/// <summary>
/// What the mediator has the room look at. Never changed: each command answers the stage that comes of it, so that a screen opened at any
/// time shows what the others show. Stored as JSON: a name here is a name in the database and on the wire.
/// </summary>
public sealed record Stage
{
    public const int MostPinned = 5;

    /// <summary>More than a room can hear in an evening.</summary>
    public const int MostWaiting = 100;

    /// <summary>In characters.</summary>
    public const int LongestMessage = 280;

    /// <summary>From the screen to the last row, in metres.</summary>
    public const int ShallowestRoom = 3;

    /// <inheritdoc cref="ShallowestRoom"/>
    public const int DeepestRoom = 60;

    /// <summary>The wall as it is when nobody directs it.</summary>
    public static Stage Undirected { get; } = new();

    public Layout Layout { get; init; } = Layout.Mosaic;

    /// <summary>Whether everything is hidden for a while.</summary>
    public bool Curtain { get; init; }

    /// <summary>Since when arrivals wait; null when they come as they are approved.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>The contribution that is on the platform.</summary>
    public Guid? Now { get; init; }

    /// <summary>The page of it that is read, when it is too long for the screen: 0 for the first.</summary>
    public int Page { get; init; }

    /// <summary>Those that come next, in their order.</summary>
    public IReadOnlyList<Guid> Next { get; init; } = [];

    /// <summary>Those that were answered aloud, oldest first.</summary>
    public IReadOnlyList<Guid> Answered { get; init; } = [];

    /// <summary>Those that stay first, oldest pin first.</summary>
    public IReadOnlyList<Guid> Pinned { get; init; } = [];

    /// <summary>Those that this room does not look at; they stand elsewhere.</summary>
    public IReadOnlyList<Guid> Hidden { get; init; } = [];

    public string Message { get; init; } = "";

    /// <summary>The statement of the moving debate that is shown.</summary>
    public Guid? Statement { get; init; }

    /// <summary>From the screen to the last row, in metres; null when nobody said: then letters are as for ten.</summary>
    public int? Depth { get; init; }

    /// <summary>
    /// Since when it is looked at in this way; null when it never changed. Pages are turned from here, on every screen alike.
    /// </summary>
    public DateTimeOffset? Since { get; init; }

    public Stage Arrange(Layout layout) => this with { Layout = layout };

    /// <summary>One contribution, large. It leaves the queue.</summary>
    public Stage PutUp(Guid id) => Without(id) with { Layout = Layout.One, Now = id, Page = 0, Answered = Except(Answered, id) };

    /// <summary>To the end of the queue. What is there already stays where it is.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.QueueFull"/>.</exception>
    public Stage Queue(Guid id)
    {
        if (Next.Contains(id) || Now == id)
            return this;
        if (Next.Count >= MostWaiting)
            throw new RuleBroken(Rule.QueueFull);
        return this with { Next = [.. Next, id], Answered = Except(Answered, id) };
    }

    public Stage Unqueue(Guid id) => this with { Next = Except(Next, id) };

    /// <summary>One place sooner.</summary>
    public Stage Advance(Guid id)
    {
        var order = Next.ToList();
        if (order.IndexOf(id) is not (> 0 and var place))
            return this;
        (order[place - 1], order[place]) = (order[place], order[place - 1]);
        return this with { Next = order };
    }

    /// <summary>What was on the platform is answered; the first of the queue takes its place.</summary>
    public Stage Forward() =>
        this with
        {
            Answered = Now is { } done ? [.. Except(Answered, done), done] : Answered,
            Now = Next.Count > 0 ? Next[0] : null,
            Next = [.. Next.Skip(1)],
            Page = 0,
        };

    /// <summary>Undoes <see cref="Forward"/>: the last that was answered is on the platform again, and what is there comes next.</summary>
    public Stage Back() =>
        Answered.Count == 0
            ? this
            : this with
            {
                Now = Answered[^1],
                Next = Now is { } later ? [later, .. Next] : Next,
                Answered = [.. Answered.SkipLast(1)],
                Page = 0,
            };

    /// <summary>Nothing is on the platform, without a word on whether it was answered.</summary>
    public Stage TakeDown() => this with { Now = null, Page = 0 };

    /// <summary>One page further in a text too long for the screen, or back.</summary>
    public Stage Turn(int pages) => this with { Page = Math.Clamp(Page + pages, 0, 99) };

    /// <summary>Stays first. One more than <see cref="MostPinned"/>, and the oldest is not any more.</summary>
    public Stage Pin(Guid id) => this with { Pinned = [.. Except(Pinned, id).Append(id).TakeLast(MostPinned)] };

    public Stage Unpin(Guid id) => this with { Pinned = Except(Pinned, id) };

    /// <summary>
    /// This room does not look at it any more, wherever it was. After the one that was large, it sees the whole wall: nobody chose
    /// another.
    /// </summary>
    public Stage Hide(Guid id)
    {
        var isUp = Now == id;
        var left = isUp ? Without(id).TakeDown() : Without(id);
        return left with
        {
            Layout = isUp && Layout is Layout.One ? Layout.Mosaic : Layout,
            Answered = Except(Answered, id),
            Pinned = Except(Pinned, id),
            Hidden = [.. Except(Hidden, id), id],
        };
    }

    public Stage Unhide(Guid id) => this with { Hidden = Except(Hidden, id) };

    /// <summary>From now on arrivals wait; again changes nothing.</summary>
    public Stage Freeze(DateTimeOffset at) => this with { FrozenAt = FrozenAt ?? at };

    public Stage Thaw() => this with { FrozenAt = null };

    public Stage SetCurtain(bool curtain) => this with { Curtain = curtain };

    /// <exception cref="RuleBroken">
    /// <see cref="Rule.TextMissing"/>, <see cref="Rule.TextTooLong"/> or <see cref="Rule.ControlCharacters"/>.
    /// </exception>
    public Stage ShowMessage(string? typed)
    {
        var message = Paragraph.Read("message", typed, LongestMessage, Rule.TextTooLong, Rule.TextMissing);
        return this with { Layout = Layout.Message, Message = message };
    }

    public Stage ShowStatement(Guid statement) => this with { Layout = Layout.Statement, Statement = statement };

    /// <exception cref="RuleBroken"><see cref="Rule.NumberOutOfRange"/>.</exception>
    public Stage SetDepth(int metres) =>
        metres is < ShallowestRoom or > DeepestRoom ? throw new RuleBroken(Rule.NumberOutOfRange, "depth") : this with { Depth = metres };

    /// <summary>Another way of looking, another message or statement, or arrivals that are let in, begin at the first page.</summary>
    /// <param name="before">What the room looked at until then.</param>
    public Stage RestartPages(Stage before, DateTimeOffset at) => IsLookedAtAs(before) ? this : this with { Since = at };

    /// <summary>Without what is on no wall any more: a stage never names what the public may not see.</summary>
    /// <param name="shown">Whether the public may see it.</param>
    public Stage RestrictTo(Func<Guid, bool> shown) =>
        this with
        {
            Now = Now is { } up && shown(up) ? up : null,
            Next = [.. Next.Where(shown)],
            Answered = [.. Answered.Where(shown)],
            Pinned = [.. Pinned.Where(shown)],
            Hidden = [.. Hidden.Where(shown)],
        };

    /// <summary>Every contribution it names.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> Named => [.. Next, .. Answered, .. Pinned, .. Hidden, .. Now is { } up ? [up] : Array.Empty<Guid>()];

    /// <summary>Whether both show the same. Records compare lists by their place in memory, not by what they hold.</summary>
    public bool ShowsSameAs(Stage other) =>
        WithoutLists() == other.WithoutLists()
        && Next.SequenceEqual(other.Next)
        && Answered.SequenceEqual(other.Answered)
        && Pinned.SequenceEqual(other.Pinned)
        && Hidden.SequenceEqual(other.Hidden);

    private bool IsLookedAtAs(Stage before) =>
        Layout == before.Layout && FrozenAt == before.FrozenAt && Message == before.Message && Statement == before.Statement;

    private Stage WithoutLists() => this with { Next = [], Answered = [], Pinned = [], Hidden = [] };

    private Stage Without(Guid id) => this with { Next = Except(Next, id), Hidden = Except(Hidden, id) };

    private static IReadOnlyList<Guid> Except(IReadOnlyList<Guid> ids, Guid id) =>
        ids.Contains(id) ? [.. ids.Where(other => other != id)] : ids;
}
