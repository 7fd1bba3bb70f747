using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Components.Shared;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>Which contributions the régie lists. It travels in the address, with every command too.</summary>
/// <param name="Words">Looked for in the text and the signature; a number finds that number.</param>
/// <param name="Unasked">Only what was not on the platform yet.</param>
/// <param name="Count">How many are listed at once.</param>
public sealed record RegieFilter(string Words, ContributionKind? Kind, bool Unasked, int Count)
{
    public const int CountAtFirst = 30;

    private const int LongestWords = 100,
        MostCount = 3_000;

    public static RegieFilter Read(IQueryCollection query) =>
        new(
            query["q"].ToString() is { Length: <= LongestWords } words ? words.Trim() : "",
            ContributionKinds.Find(query["genre"].ToString().ToLowerInvariant()),
            query.ContainsKey("aposer"),
            int.TryParse(query["nombre"], out var count) ? Math.Clamp(count, CountAtFirst, MostCount) : CountAtFirst
        );

    public bool IsEmpty => Words.Length == 0 && Kind is null && !Unasked;

    public RegieFilter WithMore => this with { Count = Count * 2 };

    /// <summary>As the address has it; empty for the usual one.</summary>
    public string Query =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Words.Length > 0 ? Words : null,
                    ["genre"] = Kind?.Traits().Name,
                    ["aposer"] = Unasked ? "1" : null,
                    ["nombre"] = Count > CountAtFirst ? Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                }.Where(part => part.Value is not null)
            )
            .ToString();

    public IReadOnlyList<ContributionView> Of(IReadOnlyList<ContributionView> all, StageView stage)
    {
        var asked = SearchWords.Of(Words);
        return
        [
            .. all.Where(one =>
                (Kind is null || one.Kind == Kind)
                && !(Unasked && (stage.Now == one.Id || stage.Answered.Contains(one.Id)))
                && Has(one, asked)
            ),
        ];
    }

    private bool Has(ContributionView one, IReadOnlyList<string> asked)
    {
        if (Words.Length == 0 || Words == one.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return true;
        if (asked.Count == 0)
            return false;
        var words = SearchWords.Of($"{one.Text} {one.Signature} {one.Photo?.Description}");
        return asked.All(ask => words.Any(word => word.StartsWith(ask, StringComparison.Ordinal)));
    }
}
