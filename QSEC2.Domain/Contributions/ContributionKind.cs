namespace QSEC2.Domain.Contributions;

/// <summary>What a citizen can put on a wall, in the order in which forms offer it; what each has and may: <see cref="ContributionKinds"/>.</summary>
public enum ContributionKind
{
    Question,
    Testimony,
    Photo,
}

/// <summary>The door through which a contribution came in.</summary>
public enum Channel
{
    Online,
    Phone,
    Kiosk,
    Paper,
    Oral,
}
