using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>Everything the régie shows.</summary>
/// <param name="All">What is on the wall, newest first.</param>
/// <param name="Waiting">How many wait for a moderator.</param>
/// <param name="Result">What came of the last command.</param>
public sealed record RegieView(
    Debate Debate,
    WallWithTheme Place,
    StageView Stage,
    long Sequence,
    IReadOnlyList<ContributionView> All,
    int Waiting,
    RegieFilter Filter,
    RegieCommandResult Result
)
{
    public ContributionView? Find(Guid? id) => All.FirstOrDefault(one => one.Id == id);

    public ContributionView? Now => Find(Stage.Now);

    public IEnumerable<ContributionView> Next => Known(Stage.Next);

    /// <summary>The last answered first.</summary>
    public IEnumerable<ContributionView> Answered => Known(Stage.Answered.Reverse());

    public IEnumerable<ContributionView> Hidden => Known(Stage.Hidden.Reverse());

    /// <summary>How many arrivals wait since they are held.</summary>
    public int Held => All.Count(one => !Stage.Hidden.Contains(one.Id) && !Stage.LetsIn(one));

    public IReadOnlyList<ContributionView> Listed => Filter.Of(All, Stage);

    /// <summary>The address of a command.</summary>
    public string To(string command) => Language.Link($"{Address(Debate.Code)}/{command}{Filter.Query}");

    /// <summary>The address of the régie itself, with the same list.</summary>
    public string SelfAddress => Language.Link(Address(Debate.Code) + Filter.Query);

    public static string Address(string code) => $"/debats/{code}/regie";

    private IEnumerable<ContributionView> Known(IEnumerable<Guid> ids) => ids.Select(id => Find(id)).OfType<ContributionView>();
}

/// <summary>What came of a command: done, or refused with what was typed.</summary>
/// <param name="Done">The command that was done; null for none.</param>
/// <param name="Refused">The command that was refused; null for none.</param>
/// <param name="Why">In the visitor's language.</param>
/// <param name="Receipt">Of the voice that was just written down: for whoever it came from.</param>
public sealed record RegieCommandResult(
    string? Done = null,
    string? Refused = null,
    string Why = "",
    IFormCollection? Typed = null,
    VoiceReceipt? Receipt = null
)
{
    /// <summary>What was typed into a form that was refused; else empty.</summary>
    /// <param name="about">The id that the form is about, where there is a form for each.</param>
    public string Of(string command, string field, Guid? about = null) =>
        Refused == command && Typed is { } form && (about is null || form["id"] == about.ToString()) ? form[field].ToString() : "";
}
