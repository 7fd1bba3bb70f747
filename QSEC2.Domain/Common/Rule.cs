namespace QSEC2.Domain.Common;

/// <summary>The rules of the field that an act can break. Each has its sentence in the resources: <c>Rule.TextMissing</c> …</summary>
public enum Rule
{
    KindUnknown,
    TextMissing,
    TextTooLong,
    SignatureTooLong,
    DescriptionTooLong,
    PlaceTooLong,
    ControlCharacters,
    PhotoMissing,
    WallClosed,
    AlreadyDecided,
    ChangedMeanwhile,
    NotPublished,
    NothingToRestore,
    NotWaiting,
    AlreadyWithdrawn,
    ReasonNeedsNote,
    NoteTooLong,
    PhotoGroundMissing,
}
