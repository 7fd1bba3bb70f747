using System.Diagnostics;
using System.Net;
using QSEC2.Tests.Support;

namespace QSEC2.Tests.Benchmarks;

/// <summary>What can be seen on a screen.</summary>
/// <param name="Selector">Of what is visible.</param>
/// <param name="Text">That stands in it.</param>
internal sealed record Sight(string Selector, string Text = "");

/// <summary>A régie in somebody's hand: command after command, each with what the room sees then.</summary>
internal sealed class Direction(Evening evening, HttpClient regie)
{
    private const int AnyTwo = 3;
    private readonly Queue<Command> _coming = [];
    private int _round;

    /// <summary>Milliseconds until the last command was answered, and until the régie had its page again.</summary>
    public (double Command, double Page) Took { get; private set; }

    /// <summary>What the room sees after the next command.</summary>
    public Sight NextSight => Next.Sight;

    /// <summary>Does the next. Each is one event of the wall.</summary>
    public async Task DoAsync()
    {
        var next = Next;
        var began = Stopwatch.GetTimestamp();
        using var answer = await regie.CommandAsync($"/debats/{evening.Code}/regie/{next.Name}", next.Fields);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var page = await regie.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Took = (took, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        _coming.Dequeue();
    }

    private Command Next
    {
        get
        {
            if (_coming.Count == 0)
            {
                foreach (var command in Round(_round++))
                    _coming.Enqueue(command);
            }

            return _coming.Peek();
        }
    }

    // Ends as it began: the mosaic, nothing on the platform, nobody in the queue.
    private IEnumerable<Command> Round(int round)
    {
        var (newest, second, third) = (
            evening.Questions.Count - 1,
            round * AnyTwo % (evening.Questions.Count - AnyTwo),
            (round * AnyTwo % (evening.Questions.Count - AnyTwo)) + 1
        );
        yield return new("epingler", [About(newest)], new($".wall__slot.is-pinned[data-id='{evening.Questions[newest]}']"));
        yield return new("detacher", [About(newest)], new($".wall__slot:not(.is-pinned)[data-id='{evening.Questions[newest]}']"));
        yield return Arrange("queue", new("[data-scene=queue] [data-part=now-none]"));
        yield return new("file", [About(second)], new("[data-part=next]", Evening.Mark(second)));
        yield return new("file", [About(third)], new("[data-part=next]", Evening.Mark(third)));
        yield return new("suivante", [("vu", "")], new("[data-part=now]", Evening.Mark(second)));
        yield return new("suivante", [Seen(second)], new("[data-part=now]", Evening.Mark(third)));
        yield return new("projeter", [About(newest)], new("[data-scene=one]", Evening.Mark(newest)));
        yield return new("fermer-rideau", [], new("body[data-curtain=true]"));
        yield return new("ouvrir-rideau", [], new("body[data-curtain=false]"));
        yield return new("precedente", [Seen(newest)], new("[data-scene=one]", Evening.Mark(second)));
        yield return new("message", [("message", $"Le débat reprend, {round} !")], new("[data-scene=message]", $"{round} !"));
        yield return Arrange("support", new("[data-scene=support] .ranking__row"));
        yield return Arrange("words", new("[data-scene=words] .words__word"));
        yield return Arrange("join", new("[data-scene=join] .join__code"));
        yield return Arrange("queue", new("[data-part=now]", Evening.Mark(second)));
        yield return new("suivante", [Seen(second)], new("[data-part=now]", Evening.Mark(newest)));
        yield return new("suivante", [Seen(newest)], new("[data-scene=queue] [data-part=now-none]"));
        yield return Arrange("mosaic", new(".wall__slot"));
    }

    private static Command Arrange(string layout, Sight sight) => new("disposition", [("disposition", layout)], sight);

    private (string, string) About(int question) => ("id", evening.Questions[question].ToString());

    private (string, string) Seen(int question) => ("vu", evening.Questions[question].ToString());

    private sealed record Command(string Name, (string Name, string Value)[] Fields, Sight Sight);
}
