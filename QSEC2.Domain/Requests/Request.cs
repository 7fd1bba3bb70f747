using QSEC2.Domain.Common;

namespace QSEC2.Domain.Requests;

/// <summary>
/// What somebody asks the team for, without an account: to join a group, to host an exhibition, to come with a class, or anything.
/// </summary>
public sealed class Request
{
    private Request() { }

    public Guid Id { get; private set; }
    public RequestKind Kind { get; private set; }

    /// <summary>The slug of the group, exhibition or stop; empty for none.</summary>
    public string About { get; private set; } = "";

    /// <summary>Whose operators answer; null for the coordination.</summary>
    public string? Department { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>An e-mail address or a phone number.</summary>
    public string ReplyTo { get; private set; } = "";

    public string Text { get; private set; } = "";
    public SchoolVisit? Visit { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Null while it waits.</summary>
    public RequestAnswer? Answer { get; private set; }

    /// <summary>Changes when it is answered, so that two at once are noticed.</summary>
    public Guid Version { get; private set; }

    /// <param name="id">Chosen with the form: what is sent twice is one request.</param>
    /// <param name="today">In Île-de-France: nobody visits yesterday.</param>
    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public static Request Receive(Guid id, RequestDraft draft, DateOnly today, DateTimeOffset at)
    {
        if (draft.Problems(today).ToList() is { Count: > 0 } problems)
            throw new RuleBroken(problems);
        return new Request
        {
            Id = id,
            Kind = draft.Kind,
            About = draft.About,
            Department = draft.Department,
            Name = draft.Name,
            ReplyTo = draft.ReplyTo,
            Text = draft.Text,
            Visit = draft.Visit,
            ReceivedAt = at,
            Version = Guid.CreateVersion7(at),
        };
    }

    /// <summary>Somebody has answered, by letter, mail or voice.</summary>
    /// <param name="note">For the colleagues; may be empty.</param>
    /// <exception cref="RuleBroken"/>
    public void MarkAnswered(string note, string by, DateTimeOffset at)
    {
        if (Answer is not null)
            throw new RuleBroken(Rule.AlreadyAnswered);
        note = Paragraph.Read("note", note, RequestDraft.LongestText, Rule.TextTooLong);
        Answer = new RequestAnswer(by, at, note);
        Version = Guid.CreateVersion7();
    }
}

/// <summary>What is asked for.</summary>
public enum RequestKind
{
    JoinGroup,
    HostExhibition,
    SchoolVisit,
    Message,
}

/// <summary>Who of the team answered, and what colleagues should know of it.</summary>
public sealed record RequestAnswer(string By, DateTimeOffset At, string Note);
