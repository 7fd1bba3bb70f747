using QSEC2.Domain.Programme;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Manage;

/// <summary>What each kind of entry is called in addresses.</summary>
public static class EntryKindAddress
{
    private static readonly Dictionary<EntryKind, string> WordByKind = new()
    {
        [EntryKind.Event] = "evenements",
        [EntryKind.Stop] = "etapes",
        [EntryKind.Exhibition] = "expositions",
        [EntryKind.Group] = "groupes",
        [EntryKind.Plan] = "plans",
        [EntryKind.Partner] = "partenaires",
        [EntryKind.Operator] = "operateurs",
        [EntryKind.Synthesis] = "syntheses",
    };

    /// <summary>In the order in which the desk shows them.</summary>
    public static IReadOnlyCollection<EntryKind> Kinds => WordByKind.Keys;

    /// <summary>Those they may write: what belongs to no département is for administrators.</summary>
    public static IEnumerable<EntryKind> KindsOf(Editor editor) =>
        Kinds.Where(kind => editor.Departments is null || kind is not (EntryKind.Exhibition or EntryKind.Synthesis));

    public static bool TryRead(string word, out EntryKind kind)
    {
        kind = WordByKind.FirstOrDefault(pair => pair.Value == word).Key;
        return WordByKind.GetValueOrDefault(kind) == word;
    }

    /// <summary>Where the entries of a kind, or one of them, are managed.</summary>
    public static string Of(EntryKind kind, string? rest = null) =>
        Language.Link($"/gestion/{WordByKind[kind]}{(rest is null ? "" : "/" + rest)}");
}
