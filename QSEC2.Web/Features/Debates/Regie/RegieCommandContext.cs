using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>A command of the régie with what its form says. Said twice, it does once: forms name what they expect to find.</summary>
public sealed record RegieCommandContext(
    DebateAccess Who,
    IFormCollection Form,
    StageDesk Stage,
    DebateDesk Desk,
    VoiceDesk Voices,
    CancellationToken Cancellation
)
{
    public Guid Id => Read("id") ?? throw new RuleBroken(Rule.NotInThisDebate);

    /// <summary>What was on the platform when the button was drawn; null for nothing.</summary>
    public Guid? Seen => Read("vu");

    public string Text(string field) => Form[field].ToString();

    /// <exception cref="RuleBroken"><see cref="Rule.NumberInvalid"/>.</exception>
    public int Number(string field) =>
        int.TryParse(Text(field), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RuleBroken(Rule.NumberInvalid, field);

    /// <exception cref="RuleBroken"><see cref="Rule.ChoiceUnknown"/>.</exception>
    public T Choice<T>(string field)
        where T : struct, Enum =>
        SnakeCase.TryRead<T>(Text(field), out var choice) ? choice : throw new RuleBroken(Rule.ChoiceUnknown, field);

    /// <summary>What the room looks at.</summary>
    public Task Direct(Func<Stage, Stage> command) => Stage.DirectAsync(Who.Code, command, Cancellation);

    /// <summary>The same, about one contribution of this debate.</summary>
    public Task Direct(Func<Stage, Guid, Stage> command) => Stage.DirectAsync(Who.Code, Id, command, Cancellation);

    /// <summary>A statement of the moving debate.</summary>
    public Task Change(Func<Statement, Statement> change)
    {
        var statement = Id;
        return Move(debate => debate.Change(statement, change));
    }

    /// <summary>Anything of the moving debate.</summary>
    public Task Move(Action<Debate> act) => Stage.MoveAsync(Who.Code, act, Cancellation);

    /// <summary>Whether a number of a form with several is meant: it is stepped, or is not what the page showed.</summary>
    public bool Counts(string field) => Text("pas") == $"{field}+" || Text("pas") == $"{field}-" || Text(field) != Text($"vu-{field}");

    /// <summary>A number with the step of a button added, for those who have no script.</summary>
    public int Stepped(string field)
    {
        var (step, number) = (Text("pas"), Number(field));
        return step == $"{field}+" ? number + 1
            : step == $"{field}-" ? Math.Max(0, number - 1)
            : number;
    }

    private Guid? Read(string field) => Guid.TryParse(Text(field), out var id) ? id : null;
}
