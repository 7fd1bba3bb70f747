using System.Globalization;
using QSEC2.Domain.Pictures;

namespace QSEC2.Web.Components.Shared;

/// <summary>The pictures of an entry or an answer, as they are typed.</summary>
/// <param name="Sent">Those whose file is here, in their order.</param>
/// <param name="Next">What is said of the one whose file is not.</param>
/// <param name="Problems">Of the files; what is wrong with the words is for whoever saves them to say.</param>
public sealed record PictureFormData(IReadOnlyList<Picture> Sent, Picture Next, IReadOnlyList<FieldProblem> Problems)
{
    public static readonly Picture Nothing = new(Guid.Empty, 0, 0);

    /// <summary>Whether the form was only sent to add, to move or to take one away: then it is shown again.</summary>
    public bool OnlyArranged { get; init; }

    public static PictureFormData From(IReadOnlyList<Picture> saved) => new(saved, Nothing, []);

    /// <summary>
    /// What one of its buttons asks: <c>up:2</c>, <c>down:0</c>, <c>remove:1</c>, or <c>take:</c> and the id of one that somebody else
    /// saved.
    /// </summary>
    /// <param name="saved">As it is saved.</param>
    public PictureFormData After(string pressed, IReadOnlyList<Picture> saved)
    {
        var parts = pressed.Split(':');
        var act = parts.Length == 2 ? parts[0] : pressed;
        var what = parts.Length == 2 ? parts[1] : "";
        var pictures = Sent.ToList();
        if (
            act == "take"
            && saved.FirstOrDefault(picture => picture.Id.ToString() == what) is { } theirs
            && !pictures.Exists(picture => picture.Id == theirs.Id)
        )
            pictures.Add(theirs);
        if (int.TryParse(what, NumberStyles.None, null, out var number) && number < pictures.Count)
            Move(pictures, number, act);
        return this with { Sent = pictures, OnlyArranged = pressed.Length > 0 };
    }

    private static void Move(List<Picture> pictures, int number, string act)
    {
        var picture = pictures[number];
        pictures.RemoveAt(number);
        if (act is "up" or "down")
            pictures.Insert(Math.Clamp(act is "up" ? number - 1 : number + 1, 0, pictures.Count), picture);
        else if (act is not "remove")
            pictures.Insert(number, picture);
    }
}
