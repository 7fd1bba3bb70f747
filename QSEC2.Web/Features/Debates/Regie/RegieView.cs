using QSEC2.Domain.Debates;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Data;
using QSEC2.Web.Features.Walls;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>Everything the régie shows.</summary>
/// <param name="Named">What the stage names.</param>
/// <param name="Listed">What the filter lets through, newest first: as many as it lists.</param>
/// <param name="Counts">Of all there are.</param>
/// <param name="Result">What came of the last command.</param>
public sealed record RegieView(
    Debate Debate,
    WallWithTheme Place,
    StageView Stage,
    long Sequence,
    IReadOnlyDictionary<Guid, ContributionView> Named,
    IReadOnlyList<ContributionView> Listed,
    RegieCounts Counts,
    RegieFilter Filter,
    RegieCommandResult Result
)
{
    public ContributionView? Now => Stage.Now is { } id ? Named.GetValueOrDefault(id) : null;

    public IEnumerable<ContributionView> Next => ViewsOf(Stage.Next);

    /// <summary>The last answered first.</summary>
    public IEnumerable<ContributionView> Answered => ViewsOf(Stage.Answered.Reverse());

    public IEnumerable<ContributionView> Hidden => ViewsOf(Stage.Hidden.Reverse());

    /// <summary>How many more the filter lets through, older than those listed.</summary>
    public int Older => Math.Max(0, Counts.Listed - Filter.Skip - Listed.Count);

    /// <summary>The address of a command.</summary>
    public string CommandAddress(string command) => Language.Link($"{Address(Debate.Code)}/{command}{Filter.Query}");

    /// <summary>The address of the régie itself, with the same list.</summary>
    public string SelfAddress => Language.Link(Address(Debate.Code) + Filter.Query);

    public static string Address(string code) => $"/debats/{code}/regie";

    private IEnumerable<ContributionView> ViewsOf(IEnumerable<Guid> ids) => ids.Select(Named.GetValueOrDefault).OfType<ContributionView>();
}

/// <summary>How many there are on the wall of a debate.</summary>
/// <param name="All">Published.</param>
/// <param name="Listed">Of them, those that the filter lets through.</param>
/// <param name="HeldBack">Of them, the arrivals that wait since they are held.</param>
/// <param name="Waiting">Those that wait for a moderator.</param>
public sealed record RegieCounts(int All, int Listed, int HeldBack, int Waiting);

/// <summary>What came of a command: done, or refused with what was typed.</summary>
/// <param name="Done">The command that was done; null for none.</param>
/// <param name="Refused">The command that was refused; null for none.</param>
/// <param name="Why">In the visitor's language.</param>
/// <param name="Receipt">Of the voice that was just written down: for whoever it came from.</param>
public sealed record RegieCommandResult(
    string? Done = null,
    string? Refused = null,
    string Why = "",
    IFormCollection? Form = null,
    VoiceReceipt? Receipt = null
)
{
    /// <summary>What was typed into a form that was refused; else empty.</summary>
    /// <param name="about">The id that the form is about, where there is a form for each.</param>
    public string TypedValue(string command, string field, Guid? about = null)
    {
        if (Refused != command || Form is not { } form)
            return "";
        var isThatForm = about is null || form["id"] == about.ToString();
        return isThatForm ? form[field].ToString() : "";
    }
}
