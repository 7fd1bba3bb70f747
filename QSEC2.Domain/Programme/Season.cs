using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>A cycle of several years around one subject. Seasons may overlap.</summary>
public sealed class Season
{
    private readonly List<Theme> _themes = [];

    private Season() { }

    public Season(string slug)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public int From { get; private set; }
    public int To { get; private set; }
    public LocalText Title { get; private set; } = new("", "");
    public LocalText Summary { get; private set; } = new("", "");
    public LocalText Exhibition { get; private set; } = new("", "");
    public IReadOnlyList<Theme> Themes => _themes;

    public void Describe(int from, int to, LocalText title, LocalText summary, LocalText exhibition)
    {
        From = from;
        To = to;
        Title = title;
        Summary = summary;
        Exhibition = exhibition;
    }

    public Theme Add(string themeSlug)
    {
        var theme = new Theme(themeSlug, Id);
        _themes.Add(theme);
        return theme;
    }
}
