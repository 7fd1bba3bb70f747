namespace QSEC2.Web.Components.Shared;

/// <summary>Where a département leads on the map.</summary>
/// <param name="Address">Null where there is nothing to go to.</param>
/// <param name="Label">Its name and what is there, for those who do not see the map.</param>
/// <param name="Marked">Whether it wears a dot.</param>
public sealed record RegionPlace(string? Address, string Label, bool Marked = false)
{
    /// <summary>How many things there are, written on it; none is not written.</summary>
    public int Count { get; init; }

    /// <summary>Whether it is the one that was chosen.</summary>
    public bool IsChosen { get; init; }
    public RegionTone Tone { get; init; }
}

/// <summary>How much a département stands out.</summary>
public enum RegionTone
{
    Full,
    Light,
    Outlined,
}

/// <summary>The outline of a département, and the point where its number stands.</summary>
public sealed record RegionOutline(string Path, int X, int Y)
{
    /// <summary>Where its number makes room for a count, when that is not just above.</summary>
    public (int X, int Y)? Raised { get; init; }
}

/// <summary>
/// Île-de-France as drawn for this site: corners by hand, borders in common, seen through a lens held over Paris so that the four
/// small départements can be touched with a thumb.
/// </summary>
public static class RegionShapes
{
    public const string ViewBox = "0 0 1000 829";

    /// <summary>By the codes of the départements.</summary>
    public static IReadOnlyDictionary<string, RegionOutline> All { get; } =
        new Dictionary<string, RegionOutline>
        {
            ["75"] = new("M352 317L379 266L423 235L482 235L517 260L532 291L534 335L506 372L459 391L428 384L370 356Z", 443, 316),
            ["77"] = new(
                "M614 157L610 98L656 99L708 125L758 124L821 115L857 139L854 203L896 230L892 297L946 305L923 370"
                    + "L954 423L966 468L986 479L935 543L919 624L858 648L784 675L731 738L715 781L657 809L613 814L529 815"
                    + "L532 772L489 760L481 730L536 685L512 647L550 615L545 571L593 544L593 487L618 465L640 415L637 379"
                    + "L626 364L641 328L640 293L632 231L616 198Z",
                760,
                440
            ),
            ["78"] = new(
                "M76 141L127 150L178 160L224 154L242 185L282 163L311 189L353 221L316 264L299 297L306 343L302 367"
                    + "L339 409L352 437L307 438L302 481L231 491L268 550L223 588L212 641L160 613L159 548L108 451L64 407"
                    + "L53 328L26 304L34 258L14 208L28 163Z",
                178,
                345
            ),
            ["91"] = new(
                "M352 437L307 438L302 481L231 491L268 550L223 588L245 647L235 668L279 734L340 735L399 724L481 730"
                    + "L536 685L512 647L550 615L545 571L593 544L593 487L550 470L497 481L470 462L418 461L395 471Z",
                398,
                592
            ),
            ["92"] = new(
                "M443 188L403 185L353 221L316 264L299 297L306 343L302 367L339 409L352 437L395 471L418 461L424 433"
                    + "L428 384L370 356L352 317L379 266L423 235Z",
                381,
                402
            )
            {
                Raised = (334, 316),
            },
            ["93"] = new(
                "M443 188L403 185L409 172L465 161L518 184L547 179L585 145L614 157L616 198L632 231L640 293L641 328"
                    + "L626 364L603 330L573 324L534 335L532 291L517 260L482 235L423 235Z",
                575,
                246
            ),
            ["94"] = new(
                "M534 335L573 324L603 330L626 364L637 379L640 415L618 465L593 487L550 470L497 481L470 462L418 461"
                    + "L424 433L428 384L459 391L506 372Z",
                553,
                418
            ),
            ["95"] = new(
                "M353 221L311 189L282 163L242 185L224 154L178 160L127 150L76 141L102 95L129 27L165 52L236 47L306 19"
                    + "L388 35L437 14L519 44L610 98L614 157L585 145L547 179L518 184L465 161L409 172L403 185Z",
                340,
                108
            ),
        };
}
