namespace QSEC2.Domain.Contributions;

/// <summary>The three things a citizen can put on a wall.</summary>
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
