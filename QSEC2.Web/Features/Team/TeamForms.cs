namespace QSEC2.Web.Features.Team;

/// <summary>An invitation as it was typed.</summary>
public sealed record InviteForm(string Email, string Role, IReadOnlyList<string> Departments)
{
    public static InviteForm Empty { get; } = new("", "", []);

    public static InviteForm Read(IFormCollection form)
    {
        var role = form["role"].ToString();
        var ticked = form["departments"].ToArray();

        // The boxes are for operators and mediators: what was ticked before another role was chosen does not count.
        return new(
            form["email"].ToString().Trim(),
            role,
            role is QSEC2.Domain.People.Role.Operator or QSEC2.Domain.People.Role.Mediator
                ? [.. QSEC2.Domain.People.Departments.All.Where(ticked.Contains)]
                : []
        );
    }
}

/// <summary>A token as it was typed.</summary>
public sealed record TokenForm(string Name, string Role)
{
    public const int LongestName = 60;

    public static TokenForm Empty { get; } = new("", "");

    public static TokenForm Read(IFormCollection form) => new(form["name"].ToString().Trim(), form["tokenRole"].ToString());
}
