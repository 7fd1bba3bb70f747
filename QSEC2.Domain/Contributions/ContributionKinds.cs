using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;

namespace QSEC2.Domain.Contributions;

/// <summary>
/// What a citizen can put on a wall, in the order in which forms offer it; what each has and may: <see cref="ContributionKinds"/>.
/// </summary>
public enum ContributionKind
{
    Question,
    Testimony,
    Photo,
}

/// <summary>
/// What one kind of contribution has, and may. Whoever treats kinds differently asks here, and names none: a new kind is a member of
/// <see cref="ContributionKind"/>, its row below, and what the compiler and the test of conventions then ask for.
/// </summary>
public sealed record ContributionKindTraits
{
    public required ContributionKind Kind { get; init; }

    /// <summary>What it is called in the API, in styles and in scripts.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in addresses and fields that are French.</summary>
    public required string FrenchName { get; init; }

    /// <summary>What its card opens with, where no picture does.</summary>
    public required string Glyph { get; init; }

    /// <summary>Whether the glyph stands higher than letters do, and is set lower.</summary>
    public bool GlyphIsHigh { get; init; }

    /// <summary>The drawing that stands for it in lists and forms; null where its glyph does.</summary>
    public string? Icon { get; init; }

    /// <summary>Whether it is nothing without words.</summary>
    public required bool NeedsText { get; init; }

    /// <summary>Whether it is nothing without a photo; only then is one received.</summary>
    public required bool NeedsPhoto { get; init; }

    /// <summary>What a theme invites to with it.</summary>
    public required Func<Theme, LocalText> Invitation { get; init; }

    /// <summary>Whether phones in a hall offer "moi aussi" with it.</summary>
    public required bool CanBeSupported { get; init; }

    /// <summary>Whether it is put to somebody, and is open until it is answered.</summary>
    public required bool CanBeAddressed { get; init; }

    /// <summary>Whether the team writes it down for those who say it or have it on paper.</summary>
    public required bool CanBeWrittenDown { get; init; }

    /// <summary>Whether a room is shown which of them most people support.</summary>
    public required bool IsRanked { get; init; }

    /// <summary>Whether a room is shown them one by one as pictures.</summary>
    public required bool IsPictured { get; init; }

    /// <summary>Whether a short one is set in large letters.</summary>
    public required bool IsLargeWhenShort { get; init; }

    /// <summary>Whether its paper has the tint of the season.</summary>
    public required bool IsTinted { get; init; }
}

/// <summary>The table of the kinds of contribution.</summary>
public static class ContributionKinds
{
    /// <summary>In the order in which forms offer them; the first is chosen until another is.</summary>
    public static IReadOnlyList<ContributionKindTraits> All { get; } = [.. Enum.GetValues<ContributionKind>().Select(RowOf)];

    /// <summary>Those that are put to somebody, for queries.</summary>
    public static IReadOnlyList<ContributionKind> Addressed { get; } =
    [.. All.Where(kind => kind.CanBeAddressed).Select(kind => kind.Kind)];

    /// <summary>Those that are ranked by their supports, for queries.</summary>
    public static IReadOnlyList<ContributionKind> Ranked { get; } = [.. All.Where(kind => kind.IsRanked).Select(kind => kind.Kind)];

    /// <summary>Those that the team writes down for others; the first is chosen until another is.</summary>
    public static IReadOnlyList<ContributionKindTraits> WrittenDown { get; } = [.. All.Where(kind => kind.CanBeWrittenDown)];

    public static ContributionKindTraits Traits(this ContributionKind kind) => All[(int)kind];

    /// <summary>The names of those that are so, as attributes of a page list them.</summary>
    public static string NamesWhere(Func<ContributionKindTraits, bool> isSo) => string.Join(' ', All.Where(isSo).Select(kind => kind.Name));

    /// <param name="name">As the API has it.</param>
    /// <returns>Null when there is no such kind.</returns>
    public static ContributionKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name)?.Kind;

    // Without a last arm: the compiler says which kind has no row yet (CS8509). What is no kind at all was cast by somebody.
#pragma warning disable CS8524
    private static ContributionKindTraits RowOf(ContributionKind kind) =>
        kind switch
        {
            ContributionKind.Question => new()
            {
                Kind = kind,
                Name = "question",
                FrenchName = "question",
                Glyph = "?",
                NeedsText = true,
                NeedsPhoto = false,
                Invitation = theme => theme.QuestionPrompt,
                CanBeSupported = true,
                CanBeAddressed = true,
                CanBeWrittenDown = true,
                IsRanked = true,
                IsPictured = false,
                IsLargeWhenShort = true,
                IsTinted = false,
            },
            ContributionKind.Testimony => new()
            {
                Kind = kind,
                Name = "testimony",
                FrenchName = "temoignage",
                Glyph = "«",
                GlyphIsHigh = true,
                NeedsText = true,
                NeedsPhoto = false,
                Invitation = theme => theme.TestimonyPrompt,
                CanBeSupported = true,
                CanBeAddressed = false,
                CanBeWrittenDown = true,
                IsRanked = false,
                IsPictured = false,
                IsLargeWhenShort = false,
                IsTinted = true,
            },
            ContributionKind.Photo => new()
            {
                Kind = kind,
                Name = "photo",
                FrenchName = "photo",
                Glyph = "«",
                Icon = "camera",
                NeedsText = false,
                NeedsPhoto = true,
                Invitation = theme => theme.PhotoPrompt,
                CanBeSupported = false,
                CanBeAddressed = false,
                CanBeWrittenDown = false,
                IsRanked = false,
                IsPictured = true,
                IsLargeWhenShort = false,
                IsTinted = false,
            },
        };
#pragma warning restore CS8524
}
