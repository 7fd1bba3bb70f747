using System.Globalization;
using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;
using QSEC2.Web.Features.Debates.Access;
using QSEC2.Web.Formats;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>Something that the régie can be told.</summary>
/// <param name="Part">The part of the page that shows what came of it.</param>
public sealed record RegieCommand(string Part, Func<RegieCommandContext, Task> RunAsync);

/// <summary>What the régie can be told, by the word in its address.</summary>
public static class RegieCommands
{
    public static readonly IReadOnlyDictionary<string, RegieCommand> All = new Dictionary<string, RegieCommand>(StringComparer.Ordinal)
    {
        ["disposition"] = new("dispositions", ChooseLayoutAsync),
        ["projeter"] = new("ecran", context => context.DirectAsync((stage, id) => stage.PutUp(id))),
        ["suivante"] = new("ecran", context => MoveAsync(context, stage => stage.Forward())),
        ["precedente"] = new("ecran", context => MoveAsync(context, stage => stage.Back())),
        ["descendre"] = new("ecran", context => MoveAsync(context, stage => stage.TakeDown())),
        ["page"] = new("ecran", TurnPageAsync),
        ["epingler"] = new("mur", context => context.DirectAsync((stage, id) => stage.Pin(id))),
        ["detacher"] = new("mur", context => context.DirectAsync((stage, id) => stage.Unpin(id))),
        ["file"] = new("mur", context => context.DirectAsync((stage, id) => stage.Queue(id))),
        ["retirer"] = new("file", context => context.DirectAsync((stage, id) => stage.Unqueue(id))),
        ["avancer"] = new("file", AdvanceInQueueAsync),
        ["cacher"] = new("ecran", context => context.DirectAsync((stage, id) => stage.Hide(id))),
        ["montrer"] = new("salle", context => context.DirectAsync((stage, id) => stage.Unhide(id))),
        ["retenir"] = new("ecran", context => context.Stage.FreezeAsync(context.Code, context.Cancellation)),
        ["relacher"] = new("ecran", context => context.DirectAsync(stage => stage.Thaw())),
        ["fermer-rideau"] = new("ecran", context => context.DirectAsync(stage => stage.SetCurtain(curtain: true))),
        ["ouvrir-rideau"] = new("ecran", context => context.DirectAsync(stage => stage.SetCurtain(curtain: false))),
        ["message"] = new("salle", ShowMessageAsync),
        ["profondeur"] = new("salle", SetDepthAsync),
        ["ouvrir"] = new("salle", context => context.Desk.OpenAsync(context.Code, context.Cancellation)),
        ["pause"] = new("salle", context => context.Desk.PauseAsync(context.Code, context.Cancellation)),
        ["mot"] = new("tribune", WriteNoteAsync),
        ["voix"] = new("voix", context => context.Voices.WriteAsync(context)),
        ["mains"] = new("mur", CountHandsAsync),
        ["affirmation"] = new("mouvant", AddStatementAsync),
        ["oter"] = new("mouvant", DropStatementAsync),
        ["exposer"] = new("mouvant", ShowStatementAsync),
        ["compter"] = new("mouvant", CountSidesAsync),
        ["argument"] = new("mouvant", AddArgumentAsync),
        ["effacer"] = new("mouvant", RemoveArgumentAsync),
    };

    private static Task ChooseLayoutAsync(RegieCommandContext context)
    {
        var layout = context.Choice<Layout>("disposition");
        return context.DirectAsync(stage => stage.Arrange(layout));
    }

    // Pressed twice, or by two people at once, it moves once: it says what it saw.
    private static Task MoveAsync(RegieCommandContext context, Func<Stage, Stage> move)
    {
        var seen = context.Seen;
        return context.DirectAsync(stage => stage.Now == seen ? InSight(move(stage)) : stage);
    }

    // What comes up is for the room to see.
    private static Stage InSight(Stage stage)
    {
        var isInSight = stage.Now is null || stage.Layout is Layout.One or Layout.Queue;
        return isInSight ? stage : stage.Arrange(Layout.One);
    }

    private static Task TurnPageAsync(RegieCommandContext context)
    {
        var seen = context.Seen;
        var page = context.Number("page");
        return context.DirectAsync(stage => stage.Now == seen ? stage.Turn(page - stage.Page) : stage);
    }

    private static Task AdvanceInQueueAsync(RegieCommandContext context)
    {
        var place = context.Number("place");
        return context.DirectAsync(
            (stage, id) =>
            {
                var isStillThere = place < stage.Next.Count && stage.Next[place] == id;
                return isStillThere ? stage.Advance(id) : stage;
            }
        );
    }

    private static Task ShowMessageAsync(RegieCommandContext context)
    {
        var message = context.Text("message");
        return context.DirectAsync(stage => stage.ShowMessage(message));
    }

    private static Task SetDepthAsync(RegieCommandContext context)
    {
        var metres = context.Number("profondeur");
        return context.DirectAsync(stage => stage.SetDepth(metres));
    }

    private static Task<long?> WriteNoteAsync(RegieCommandContext context) =>
        context.Stage.WriteNoteAsync(context.Code, context.Id, context.Text("mot"), context.Cancellation);

    private static Task<long?> CountHandsAsync(RegieCommandContext context) =>
        context.Stage.CountHandsAsync(context.Code, context.Id, context.NumberWithStep("mains"), context.Cancellation);

    private static Task AddStatementAsync(RegieCommandContext context)
    {
        var text = context.Text("affirmation");
        return context.ChangeDebateAsync(debate => debate.Add(text));
    }

    private static Task DropStatementAsync(RegieCommandContext context)
    {
        var id = context.Id;
        return context.ChangeDebateAsync(debate => debate.Drop(id));
    }

    private static Task ShowStatementAsync(RegieCommandContext context)
    {
        var id = context.Id;
        if (context.Access.Debate.Statements.All(known => known.Id != id))
            throw new RuleBroken(Rule.StatementMissing);
        return context.DirectAsync(stage => stage.ShowStatement(id));
    }

    private static Task CountSidesAsync(RegieCommandContext context)
    {
        var after = context.Text("moment") == "apres";
        (Side Side, string Field)[] sides = [(Side.Agree, "pour"), (Side.Disagree, "contre")];
        var counted = sides
            .Where(side => context.IsChanged(side.Field))
            .Select(side => (side.Side, People: context.NumberWithStep(side.Field)))
            .ToList();
        return context.ChangeStatementAsync(statement =>
            counted.Aggregate(statement, (known, side) => known.Count(side.Side, side.People, after))
        );
    }

    private static Task AddArgumentAsync(RegieCommandContext context)
    {
        var side = context.Choice<Side>("cote");
        var text = context.Text("argument");
        return context.ChangeStatementAsync(statement => statement.Note(side, text));
    }

    private static Task RemoveArgumentAsync(RegieCommandContext context)
    {
        var id = context.Id;
        var argument = new Argument(context.Choice<Side>("cote"), context.Text("argument"));
        return context.ChangeDebateAsync(debate => debate.Forget(id, argument));
    }
}

/// <summary>A command of the régie with what its form says. Said twice, it does once: forms name what they expect to find.</summary>
public sealed record RegieCommandContext(
    DebateAccess Access,
    IFormCollection Form,
    StageDesk Stage,
    DebateDesk Desk,
    VoiceDesk Voices,
    CancellationToken Cancellation
)
{
    /// <summary>Of the debate that is directed.</summary>
    public string Code => Access.Code;

    /// <summary>What the command is about, or the key that makes it count once.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.NotInThisDebate"/>.</exception>
    public Guid Id => ReadId("id") ?? throw new RuleBroken(Rule.NotInThisDebate);

    /// <summary>What was on the platform when the button was drawn; null for nothing.</summary>
    public Guid? Seen => ReadId("vu");

    public string Text(string field) => Form[field].ToString();

    /// <exception cref="RuleBroken"><see cref="Rule.NumberInvalid"/>.</exception>
    public int Number(string field)
    {
        if (!int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new RuleBroken(Rule.NumberInvalid, field);
        return number;
    }

    /// <exception cref="RuleBroken"><see cref="Rule.ChoiceUnknown"/>.</exception>
    public T Choice<T>(string field)
        where T : struct, Enum
    {
        if (!SnakeCase.TryRead<T>(Text(field), out var choice))
            throw new RuleBroken(Rule.ChoiceUnknown, field);
        return choice;
    }

    /// <summary>Changes what the room looks at.</summary>
    public Task DirectAsync(Func<Stage, Stage> change) => Stage.DirectAsync(Code, change, Cancellation);

    /// <summary>The same, about one contribution of this debate.</summary>
    public Task DirectAsync(Func<Stage, Guid, Stage> change) => Stage.DirectAsync(Code, Id, change, Cancellation);

    /// <summary>Changes the statement of the moving debate that the command is about.</summary>
    public Task ChangeStatementAsync(Func<Statement, Statement> change)
    {
        var id = Id;
        return ChangeDebateAsync(debate => debate.Change(id, change));
    }

    /// <summary>Changes anything of the moving debate.</summary>
    public Task ChangeDebateAsync(Action<Debate> act) => Stage.ChangeDebateAsync(Code, act, Cancellation);

    /// <summary>Whether a number of a form with several is meant: it is stepped, or is not what the page showed.</summary>
    public bool IsChanged(string field) => StepOf(field) != 0 || Text(field) != Text($"vu-{field}");

    /// <summary>A number with the step of a button added, for those who have no script.</summary>
    /// <exception cref="RuleBroken"><see cref="Rule.NumberInvalid"/>.</exception>
    public int NumberWithStep(string field)
    {
        var number = Number(field);
        var step = StepOf(field);
        return step < 0 ? Math.Max(0, number + step) : number + step;
    }

    private int StepOf(string field)
    {
        var button = Text("pas");
        if (button == $"{field}+")
            return 1;
        return button == $"{field}-" ? -1 : 0;
    }

    private Guid? ReadId(string field) => Guid.TryParse(Text(field), out var id) ? id : null;
}
