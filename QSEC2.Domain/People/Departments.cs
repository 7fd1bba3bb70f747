namespace QSEC2.Domain.People;

/// <summary>The eight départements of Île-de-France, by their codes.</summary>
public static class Departments
{
    public static IReadOnlyList<string> All { get; } = ["75", "77", "78", "91", "92", "93", "94", "95"];
}
