using QSEC2.Domain.Common;

namespace QSEC2.Domain.Programme;

/// <summary>A guiding question of a season, with what it is about and what one may write there.</summary>
public sealed class Theme
{
    private Theme() { }

    internal Theme(string slug, Guid seasonId)
    {
        Id = Guid.CreateVersion7();
        Slug = slug;
        SeasonId = seasonId;
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public Guid SeasonId { get; private set; }
    public int Order { get; private set; }
    public LocalText Name { get; private set; } = new("", "");
    public LocalText Question { get; private set; } = new("", "");
    public LocalText Introduction { get; private set; } = new("", "");
    public LocalText QuestionPrompt { get; private set; } = new("", "");
    public LocalText TestimonyPrompt { get; private set; } = new("", "");
    public LocalText PhotoPrompt { get; private set; } = new("", "");

    public void Describe(int order, LocalText name, LocalText question, LocalText introduction)
    {
        Order = order;
        Name = name;
        Question = question;
        Introduction = introduction;
    }

    /// <summary>The short invitations beside each kind of contribution.</summary>
    public void Invite(LocalText question, LocalText testimony, LocalText photo)
    {
        QuestionPrompt = question;
        TestimonyPrompt = testimony;
        PhotoPrompt = photo;
    }
}
