using QSEC2.Web.Localization;

namespace QSEC2.Web.Operations;

/// <summary>
/// What only a person can say of this site: who publishes it, who hosts it, how long it keeps what. <c>Legal:X</c> is for both
/// languages; <c>Legal:X:En</c> is its English, where that differs.
/// </summary>
public sealed class LegalSettings(IConfiguration configuration)
{
    public const string DataController = "DataController";
    public const string LegalBasis = "LegalBasisContributions";
    public const string LegalBasisReports = "LegalBasisReports";
    public const string Retention = "RetentionPublished";
    public const string RetentionReports = "RetentionReports";
    public const string RetentionRequests = "RetentionRequests";
    public const string ContributionLicence = "ContributionLicence";

    /// <summary>The settings, without <c>Legal:</c>, in the order in which one would ask for them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Publisher",
        "Address",
        "Phone",
        "Contact",
        "RegistrationNumber",
        "PublicationDirector",
        "Host",
        DataController,
        "DataProtectionContact",
        "Partners",
        LegalBasis,
        "LegalBasisPhotos",
        LegalBasisReports,
        "Transfers",
        Retention,
        "RetentionRefused",
        "RetentionDecisions",
        "RetentionPermissions",
        RetentionReports,
        RetentionRequests,
        "RetentionAccounts",
        "RetentionLogs",
        "Moderators",
        "ModerationDelay",
        "Guarantor",
        "Appeals",
        "AuthoritiesContact",
        "Synthesis",
        "TextLicence",
        ContributionLicence,
    ];

    /// <summary>In the present language; null where nobody has said it yet.</summary>
    public string? this[string name] => (Language.Current == Language.English ? Value($"{name}:En") : null) ?? Value(name);

    /// <summary>Those of <see cref="Names"/> that nobody has said yet.</summary>
    public IReadOnlyList<string> Missing => [.. Names.Where(name => Value(name) is null)];

    private string? Value(string name) =>
        configuration[$"Legal:{name}"] is { } said && !string.IsNullOrWhiteSpace(said) ? said.Trim() : null;
}
