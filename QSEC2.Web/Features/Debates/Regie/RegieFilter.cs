using System.Globalization;
using QSEC2.Domain.Contributions;
using QSEC2.Web.Features.Walls;

namespace QSEC2.Web.Features.Debates.Regie;

/// <summary>Which contributions the régie lists. It travels in the address, with every command too.</summary>
/// <param name="Words">Looked for in the text and the signature; a number finds that number.</param>
/// <param name="Unasked">Only what was not on the platform yet.</param>
/// <param name="Count">How many are listed at once.</param>
/// <param name="Skip">How many of the newest are left out: a whole number of the longest lists.</param>
public sealed record RegieFilter(string Words, ContributionKind? Kind, bool Unasked, int Count, int Skip)
{
    public const int CountAtFirst = 30,
        MostCount = WallReader.MostAtOnce;

    private const int LongestWords = 100,
        DeepestPage = 1_000;

    public static RegieFilter Read(IQueryCollection query) =>
        new(
            query["q"].ToString() is { Length: <= LongestWords } words ? words.Trim() : "",
            ContributionKinds.Find(query["genre"].ToString().ToLowerInvariant()),
            query.ContainsKey("aposer"),
            int.TryParse(query["nombre"], out var count) ? Math.Clamp(count, CountAtFirst, MostCount) : CountAtFirst,
            int.TryParse(query["page"], out var page) ? (Math.Clamp(page, 1, DeepestPage) - 1) * MostCount : 0
        );

    public bool IsEmpty => Words.Length == 0 && Kind is null && !Unasked;

    /// <summary>A longer list; after the longest, the one that follows.</summary>
    public RegieFilter WithMore =>
        Count < MostCount ? this with { Count = Math.Min(Count * 2, MostCount) } : this with { Skip = Skip + MostCount };

    /// <summary>Back to newer ones.</summary>
    public RegieFilter WithNewer => this with { Skip = Math.Max(0, Skip - MostCount) };

    /// <summary>As the address has it; empty for the usual one.</summary>
    public string Query =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Words.Length > 0 ? Words : null,
                    ["genre"] = Kind?.Traits().Name,
                    ["aposer"] = Unasked ? "1" : null,
                    ["nombre"] = Count > CountAtFirst ? Count.ToString(CultureInfo.InvariantCulture) : null,
                    ["page"] = Skip > 0 ? ((Skip / MostCount) + 1).ToString(CultureInfo.InvariantCulture) : null,
                }.Where(part => part.Value is not null)
            )
            .ToString();
}
