using QSEC2.Domain.Common;

namespace QSEC2.Web.Data.Seed;

/// <summary>A figure of the project, as it was published once: a number, or words where it is a range. None is added to another.</summary>
/// <param name="Value">Null where <see cref="Words"/> say it.</param>
/// <param name="What">What is counted.</param>
/// <param name="When">Of which years it speaks, and who said so.</param>
public sealed record KeyFigure(int? Value, LocalText What, LocalText When)
{
    public LocalText Words { get; init; } = LocalText.None;

    /// <summary>The most telling first.</summary>
    public static IReadOnlyList<KeyFigure> All { get; } = SeedFile.Read<KeyFigure[]>("figures.json");
}
