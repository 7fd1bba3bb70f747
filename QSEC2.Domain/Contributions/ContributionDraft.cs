using QSEC2.Domain.Common;

namespace QSEC2.Domain.Contributions;

/// <summary>What somebody wants to put on a wall, before it is known to be valid.</summary>
public sealed record ContributionDraft(ContributionKind Kind, string? Text, string? Signature)
{
    /// <summary>UTF-16 units, counted after line endings were made one character.</summary>
    public const int MaxTextLength = 2_000;
    public const int MaxSignatureLength = 60;
    public const int MaxDescriptionLength = 300;
    public const int MaxPlaceLength = 80;

    public bool HasPhoto { get; init; }
    public string? PhotoDescription { get; init; }
    public string? Stop { get; init; }
    public string? Module { get; init; }
    public Channel Channel { get; init; }
    public string? Department { get; init; }
    public bool ReuseAllowed { get; init; }
    public bool PeopleAgreed { get; init; }

    /// <summary>The same draft with every text tidied.</summary>
    public ContributionDraft Tidied() =>
        this with
        {
            Text = PlainText.TidyOrNull(Text),
            Signature = PlainText.TidyOrNull(Signature),
            PhotoDescription = PlainText.TidyOrNull(PhotoDescription),
            Stop = PlainText.TidyOrNull(Stop),
            Module = PlainText.TidyOrNull(Module),
        };

    /// <summary>Every broken rule with the field it belongs to, by the names of the API; empty when the draft is valid.</summary>
    public IReadOnlyList<(string Field, Rule Rule)> BrokenRules()
    {
        var broken = new List<(string, Rule)>();
        if (Text is null && Kind.Traits().NeedsText)
            broken.Add(("text", Rule.TextMissing));
        if (!HasPhoto && Kind.Traits().NeedsPhoto)
            broken.Add(("photo", Rule.PhotoMissing));
        broken.AddRange(BrokenRulesOfAnyKind());
        return broken;
    }

    /// <summary>Those of <see cref="BrokenRules"/> that are broken whatever kind it is of.</summary>
    public IReadOnlyList<(string Field, Rule Rule)> BrokenRulesOfAnyKind() =>
        [
            .. Paragraph.Problems("text", Text, MaxTextLength, Rule.TextTooLong),
            .. TextLine.Problems("signature", Signature, longest: MaxSignatureLength, tooLong: Rule.SignatureTooLong),
            .. Paragraph.Problems("photoDescription", PhotoDescription, MaxDescriptionLength, Rule.DescriptionTooLong),
            .. TextLine.Problems("stop", Stop, longest: MaxPlaceLength, tooLong: Rule.PlaceTooLong),
            .. TextLine.Problems("module", Module, longest: MaxPlaceLength, tooLong: Rule.PlaceTooLong),
        ];
}
