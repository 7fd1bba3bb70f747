using QSEC2.Domain.Contributions;
using QSEC2.Domain.Moderation;

namespace QSEC2.Tests.Support;

/// <summary>Contributions of the pure rules, without any host.</summary>
public static class SampleContributions
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly Moderator Nour = new(Guid.CreateVersion7(), "Nour");

    public static Contribution Question(string text = "Pourquoi ?", string? signature = null) =>
        Receive(new ContributionDraft(ContributionKind.Question, text, signature));

    public static Contribution Picture(string? text = null) =>
        Receive(new ContributionDraft(ContributionKind.Photo, text, null), new Photo(800, 600, null, PeopleAgreed: true));

    public static Contribution Receive(ContributionDraft draft, Photo? photo = null) =>
        Contribution.Receive(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            draft,
            $"<p>{draft.Text}</p>",
            photo,
            new Receipt("ABCD-2345", Guid.CreateVersion7(), "empreinte"),
            Monday
        );
}
