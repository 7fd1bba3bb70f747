namespace QSEC2.Domain.People;

/// <summary>What an account or a token may do, by the names of the command line and the database.</summary>
public static class Role
{
    public const string Admin = "admin";
    public const string Moderator = "moderator";
    public const string Mediator = "mediator";

    /// <summary>A researcher or an elected official who answers.</summary>
    public const string Expert = "expert";

    /// <summary>The association in charge of départements.</summary>
    public const string Operator = "operator";

    /// <summary>Reads every decision, publishes nothing.</summary>
    public const string Guarantor = "guarantor";

    /// <summary>A device, not a person.</summary>
    public const string Kiosk = "kiosk";

    /// <summary>Those of accounts.</summary>
    public static IReadOnlyList<string> People { get; } = [Admin, Moderator, Mediator, Expert, Operator, Guarantor];

    /// <summary>Those of tokens.</summary>
    public static IReadOnlyList<string> All { get; } = [.. People, Kiosk];
}
