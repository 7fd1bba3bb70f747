using QSEC2.Domain.Common;
using QSEC2.Domain.Debates;
using QSEC2.Domain.Walls;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>What the régie can be told, by the word in its address, with the part of the page that shows what came of it.</summary>
public static class RegieCommands
{
    public static readonly IReadOnlyDictionary<string, (string Part, Func<RegieCommandContext, Task> Do)> All = new Dictionary<
        string,
        (string, Func<RegieCommandContext, Task>)
    >(StringComparer.Ordinal)
    {
        ["disposition"] = ("dispositions", gesture => Arrange(gesture)),
        ["projeter"] = ("ecran", gesture => gesture.Direct((stage, id) => stage.PutUp(id))),
        ["suivante"] = ("ecran", gesture => Move(gesture, stage => stage.Forward())),
        ["precedente"] = ("ecran", gesture => Move(gesture, stage => stage.Back())),
        ["descendre"] = ("ecran", gesture => Move(gesture, stage => stage.TakeDown())),
        ["page"] = ("ecran", gesture => Turn(gesture)),
        ["epingler"] = ("mur", gesture => gesture.Direct((stage, id) => stage.Pin(id))),
        ["detacher"] = ("mur", gesture => gesture.Direct((stage, id) => stage.Unpin(id))),
        ["file"] = ("mur", gesture => gesture.Direct((stage, id) => stage.Queue(id))),
        ["retirer"] = ("file", gesture => gesture.Direct((stage, id) => stage.Unqueue(id))),
        ["avancer"] = ("file", gesture => Advance(gesture)),
        ["cacher"] = ("ecran", gesture => gesture.Direct((stage, id) => stage.Hide(id))),
        ["montrer"] = ("salle", gesture => gesture.Direct((stage, id) => stage.Unhide(id))),
        ["retenir"] = ("ecran", gesture => gesture.Stage.FreezeAsync(gesture.Who.Code, gesture.Cancellation)),
        ["relacher"] = ("ecran", gesture => gesture.Direct(stage => stage.Thaw())),
        ["fermer-rideau"] = ("ecran", gesture => gesture.Direct(stage => stage.SetCurtain(curtain: true))),
        ["ouvrir-rideau"] = ("ecran", gesture => gesture.Direct(stage => stage.SetCurtain(curtain: false))),
        ["message"] = ("salle", gesture => Say(gesture)),
        ["profondeur"] = ("salle", gesture => Seat(gesture)),
        ["ouvrir"] = ("salle", gesture => gesture.Desk.OpenAsync(gesture.Who.Code, gesture.Cancellation)),
        ["pause"] = ("salle", gesture => gesture.Desk.PauseAsync(gesture.Who.Code, gesture.Cancellation)),
        ["mot"] = (
            "tribune",
            gesture => gesture.Stage.WriteNoteAsync(gesture.Who.Code, gesture.Id, gesture.Text("mot"), gesture.Cancellation)
        ),
        ["voix"] = ("voix", gesture => gesture.Voices.WriteAsync(gesture)),
        ["mains"] = (
            "mur",
            gesture => gesture.Stage.CountHandsAsync(gesture.Who.Code, gesture.Id, gesture.Stepped("mains"), gesture.Cancellation)
        ),
        ["affirmation"] = ("mouvant", gesture => AddStatement(gesture)),
        ["oter"] = ("mouvant", gesture => DropStatement(gesture)),
        ["exposer"] = ("mouvant", gesture => ShowStatement(gesture)),
        ["compter"] = ("mouvant", gesture => Count(gesture)),
        ["argument"] = ("mouvant", gesture => Argue(gesture)),
        ["effacer"] = ("mouvant", gesture => Forget(gesture)),
    };

    private static Task Arrange(RegieCommandContext gesture)
    {
        var layout = gesture.Choice<Layout>("disposition");
        return gesture.Direct(stage => stage.Arrange(layout));
    }

    // Pressed twice, or by two people at once, it moves once: it says what it saw. What comes up is for the room to see.
    private static Task Move(RegieCommandContext gesture, Func<Stage, Stage> move)
    {
        var seen = gesture.Seen;
        return gesture.Direct(stage =>
            stage.Now == seen && move(stage) is var moved
                ? moved.Now is not null && moved.Layout is not (Layout.One or Layout.Queue)
                    ? moved.Arrange(Layout.One)
                    : moved
                : stage
        );
    }

    private static Task Turn(RegieCommandContext gesture)
    {
        var (seen, page) = (gesture.Seen, gesture.Number("page"));
        return gesture.Direct(stage => stage.Now == seen ? stage.Turn(page - stage.Page) : stage);
    }

    private static Task Advance(RegieCommandContext gesture)
    {
        var place = gesture.Number("place");
        return gesture.Direct((stage, id) => place < stage.Next.Count && stage.Next[place] == id ? stage.Advance(id) : stage);
    }

    private static Task Say(RegieCommandContext gesture)
    {
        var message = gesture.Text("message");
        return gesture.Direct(stage => stage.ShowMessage(message));
    }

    private static Task Seat(RegieCommandContext gesture)
    {
        var metres = gesture.Number("profondeur");
        return gesture.Direct(stage => stage.SetDepth(metres));
    }

    private static Task AddStatement(RegieCommandContext gesture)
    {
        var text = gesture.Text("affirmation");
        return gesture.Move(debate => debate.Add(text));
    }

    private static Task DropStatement(RegieCommandContext gesture)
    {
        var id = gesture.Id;
        return gesture.Move(debate => debate.Drop(id));
    }

    private static Task ShowStatement(RegieCommandContext gesture)
    {
        var id = gesture.Id;
        if (gesture.Who.Debate.Statements.All(known => known.Id != id))
            throw new RuleBroken(Rule.StatementMissing);
        return gesture.Direct(stage => stage.ShowStatement(id));
    }

    private static Task Count(RegieCommandContext gesture)
    {
        var after = gesture.Text("moment") == "apres";
        (Side Side, string Field)[] sides = [(Side.Agree, "pour"), (Side.Disagree, "contre")];
        var counted = sides
            .Where(side => gesture.Counts(side.Field))
            .Select(side => (side.Side, People: gesture.Stepped(side.Field)))
            .ToList();
        return gesture.Change(statement => counted.Aggregate(statement, (known, side) => known.Count(side.Side, side.People, after)));
    }

    private static Task Argue(RegieCommandContext gesture)
    {
        var (side, text) = (gesture.Choice<Side>("cote"), gesture.Text("argument"));
        return gesture.Change(statement => statement.Note(side, text));
    }

    private static Task Forget(RegieCommandContext gesture)
    {
        var (id, argument) = (gesture.Id, new Argument(gesture.Choice<Side>("cote"), gesture.Text("argument")));
        return gesture.Move(debate => debate.Forget(id, argument));
    }
}
