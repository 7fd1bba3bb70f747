namespace QSEC2.Domain.Moderation;

/// <summary>The closed list of reasons of the charter (needs R9).</summary>
public enum RefusalReason
{
    InsultOrDiscrimination,
    AggressiveOrObscene,
    Advertising,
    PersonalData,
    CopyrightPrivacyImage,
    DuplicateOrFlood,
    OffTopic,
    Unintelligible,
    Illegal,
    Other,
}

/// <summary>Why a picture may be shown (needs L9).</summary>
public enum PhotoGround
{
    NobodyRecognisable,
    Blurred,
    Permission,
}
