namespace QSEC2.Domain.Pictures;

/// <summary>A picture that somebody of the team sent in: kept from then on, and shown by one entry or one answer alone.</summary>
public sealed class PictureFile
{
    private PictureFile() { }

    public PictureFile(Guid id, int width, int height, Guid by, DateTimeOffset at)
    {
        Id = id;
        Width = width;
        Height = height;
        ById = by;
        At = at;
    }

    public Guid Id { get; private set; }

    /// <summary>Pixels, of the largest kept version.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels, of the largest kept version.</summary>
    public int Height { get; private set; }

    /// <summary>Who sent it in.</summary>
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The entry or the answer it belongs to; null until one is saved with it.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Whether that entry or answer may show it, when this person writes.</summary>
    /// <param name="owner">Null for one that was never saved.</param>
    public bool IsFor(Guid? owner, Guid by) => OwnerId is null ? ById == by : OwnerId == owner;

    public void BelongTo(Guid owner) => OwnerId = owner;
}
