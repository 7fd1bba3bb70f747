namespace QSEC2.Domain.Common;

/// <summary>The rules of the field that an act can break. Each has its sentence in the resources: <c>Rule.TextMissing</c> …</summary>
public enum Rule
{
    TextMissing,
    TextTooLong,
    SignatureTooLong,
    DescriptionTooLong,
    PlaceTooLong,
    ControlCharacters,
    PhotoMissing,
    WallClosed,
    AlreadyDecided,
    NotPublished,
    NothingToRestore,
    NotWaiting,
    AlreadyWithdrawn,
    ReasonNeedsNote,
    NoteTooLong,
    PhotoGroundMissing,
    PhotoDescriptionMissing,
}
