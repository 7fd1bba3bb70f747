using QSEC2.Domain.Common;
using QSEC2.Domain.Contributions;

namespace QSEC2.Web.Features.Contribute;

/// <summary>What the form of the page holds, as typed.</summary>
public sealed class ContributeForm
{
    public ContributionKind Kind { get; set; } = ContributionKinds.All[0].Kind;
    public string Text { get; set; } = "";
    public string SignatureKind { get; set; } = "none";
    public string Signature { get; set; } = "";
    public string PhotoDescription { get; set; } = "";
    public bool PeopleAgreed { get; set; }
    public bool ReuseAllowed { get; set; }
    public bool FromPhone { get; set; }
    public Guid Key { get; set; } = Guid.CreateVersion7();
    public IFormFile? Photo { get; set; }

    public static ContributeForm Read(IFormCollection form) =>
        new()
        {
            Kind = ContributionKinds.Find(form["kind"].ToString().ToLowerInvariant()) ?? ContributionKinds.All[0].Kind,
            Text = form["text"].ToString(),
            SignatureKind = form["signatureKind"].ToString() is { Length: > 0 } chosen ? chosen : "none",
            Signature = form["signature"].ToString(),
            PhotoDescription = form["photoDescription"].ToString(),
            PeopleAgreed = form.ContainsKey("peopleAgreed"),
            ReuseAllowed = form.ContainsKey("reuseAllowed"),
            FromPhone = form["channel"] == "phone",
            Key = Guid.TryParse(form["key"], out var key) ? key : Guid.CreateVersion7(),
            Photo = form.Files.GetFile("photo"),
        };

    public ContributeForm WithNewKey()
    {
        Key = Guid.CreateVersion7();
        return this;
    }

    /// <summary>A photo chosen before the kind was changed does not travel with a question.</summary>
    public IFormFile? PhotoToSend => Kind.Traits().NeedsPhoto ? Photo : null;

    public bool SignatureIsMissing => SignatureKind != "none" && string.IsNullOrWhiteSpace(Signature);

    public bool HasWords => new[] { Text, Signature, PhotoDescription }.Any(typed => !string.IsNullOrWhiteSpace(typed));

    public IReadOnlyList<(string Field, Rule Rule)> BrokenRules()
    {
        var draft = ToDraft().Tidied() with { HasPhoto = PhotoToSend is { Length: > 0 } };
        return draft.BrokenRules();
    }

    public ContributionDraft ToDraft() =>
        new(Kind, Text, SignatureKind == "none" ? null : Signature)
        {
            PhotoDescription = Kind.Traits().NeedsPhoto ? PhotoDescription : null,
            PeopleAgreed = Kind.Traits().NeedsPhoto && PeopleAgreed,
            ReuseAllowed = ReuseAllowed,
            Channel = FromPhone ? Channel.Phone : Channel.Online,
        };
}
