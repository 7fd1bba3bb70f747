using QSEC2.Domain.Common;

namespace QSEC2.Domain.Debates;

/// <summary>What is said of a debate when it is closed (R18).</summary>
/// <param name="Organisers">Who held it, in words.</param>
/// <param name="Place">Where it was.</param>
/// <param name="Day">When it was.</param>
/// <param name="OpenToAll">Whether anybody could come.</param>
/// <param name="Present">How many came.</param>
/// <param name="Said">What was said, as Markdown.</param>
/// <param name="PhotosAllowed">Whether photos of the room may be shown.</param>
public sealed record DebateReport(
    string Organisers,
    string Place,
    DateOnly? Day,
    bool OpenToAll,
    int? Present,
    string Said,
    bool PhotosAllowed
)
{
    /// <summary>In characters.</summary>
    public const int LongestText = 10_000;

    public const int MostPresent = 10_000;

    public DebateReport Tidied() =>
        this with
        {
            Organisers = PlainText.Tidy(Organisers),
            Place = PlainText.Tidy(Place),
            Said = PlainText.Tidy(Said),
        };

    /// <summary>Every field that breaks a rule.</summary>
    public IEnumerable<(string Field, Rule Rule)> BrokenRules()
    {
        foreach (
            var problem in TextLine
                .Problems("organisers", Organisers, Rule.TextMissing)
                .Concat(TextLine.Problems("place", Place, Rule.PlaceMissing))
        )
            yield return problem;
        if (Day is null)
            yield return ("day", Rule.DateMissing);
        if (Present is null)
            yield return ("present", Rule.NumberInvalid);
        else if (Present is < 0 or > MostPresent)
            yield return ("present", Rule.NumberOutOfRange);
        foreach (var problem in Paragraph.Problems("said", Said, LongestText, Rule.ReportTooLong, Rule.TextMissing))
            yield return problem;
    }
}
