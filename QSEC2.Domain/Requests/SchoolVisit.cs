using System.Text.Json.Serialization;
using QSEC2.Domain.Common;

namespace QSEC2.Domain.Requests;

/// <summary>A class that wishes to visit an exhibition. A person confirms: nothing is booked by asking.</summary>
public sealed record SchoolVisit
{
    public const int MostPupils = 200;

    // A rule of a museum that receives classes: one adult for fifteen pupils.
    private const int PupilsAnAdult = 15;

    /// <summary>The class, as teachers say it: "CM2", "3e".</summary>
    public string Level { get; init; } = "";

    public int Pupils { get; init; }
    public int Adults { get; init; }
    public bool Guided { get; init; }

    /// <summary>One half visits while the other does something else.</summary>
    public bool InHalves { get; init; }

    /// <summary>Best first.</summary>
    public IReadOnlyList<VisitWish> Wishes { get; init; } = [];

    /// <summary>Where the class is reached on the day, should it be late; may be empty.</summary>
    public string LatePhone { get; init; } = "";

    /// <summary>How many adults are advised for so many pupils.</summary>
    [JsonIgnore]
    public int AdultsAdvised => (Pupils + PupilsAnAdult - 1) / PupilsAnAdult;

    public IEnumerable<(string Field, Rule Rule)> Problems(DateOnly today)
    {
        foreach (var problem in TextLine.Problems("level", Level, Rule.LevelMissing).Concat(PhoneNumber.Problems("latePhone", LatePhone)))
            yield return problem;
        if (Pupils is < 1 or > MostPupils)
            yield return ("pupils", Rule.NumberOutOfRange);
        if (Adults is < 1 or > MostPupils)
            yield return ("adults", Rule.NumberOutOfRange);
        if (Wishes.Count == 0)
            yield return ("day1", Rule.DateMissing);
        for (var number = 0; number < Wishes.Count; number++)
            if (Wishes[number].Day <= today)
                yield return ($"day{number + 1}", Rule.DateInThePast);
    }
}

/// <summary>A day that would suit, and which part of it.</summary>
public sealed record VisitWish(DateOnly Day, VisitSlot Slot);

public enum VisitSlot
{
    /// <summary>Often kept for schools.</summary>
    Morning,
    Afternoon,
    Any,
}
