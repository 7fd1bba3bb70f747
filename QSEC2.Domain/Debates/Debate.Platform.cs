using QSEC2.Domain.Common;

namespace QSEC2.Domain.Debates;

/// <summary>What the mediator and those on the platform say to each other, and the moving debate.</summary>
public sealed partial class Debate
{
    private const int MostNotes = 50;
    private const int MostStatements = 12;

    /// <summary>To those on the platform, oldest first.</summary>
    public IReadOnlyList<PlatformNote> Notes { get; private set; } = [];

    /// <summary>Of the moving debate, in their order.</summary>
    public IReadOnlyList<Statement> Statements { get; private set; } = [];

    /// <summary>The note that waits to be read; null when there is none.</summary>
    public PlatformNote? Unread => Notes.LastOrDefault(note => note.ReadAt is null);

    /// <param name="id">Chosen by whoever tells it: the same again is told once.</param>
    /// <exception cref="RuleBroken">
    /// <see cref="Rule.TextMissing"/>, <see cref="Rule.TextTooLong"/> or <see cref="Rule.ControlCharacters"/>.
    /// </exception>
    public void AddNote(Guid id, string? typed, DateTimeOffset at)
    {
        MustNotBeClosed();
        if (Notes.Any(told => told.Id == id))
            return;
        var text = Paragraph.Read("note", typed, PlatformNote.LongestText, Rule.TextTooLong, Rule.TextMissing);
        Notes = [.. Notes.Append(new PlatformNote(id, text, at)).TakeLast(MostNotes)];
        Version++;
    }

    /// <summary>They read it; again changes nothing.</summary>
    public void Read(Guid note, DateTimeOffset at)
    {
        Notes = [.. Notes.Select(told => told.Id == note ? told with { ReadAt = told.ReadAt ?? at } : told)];
        Version++;
    }

    /// <summary>The same words again are the same statement.</summary>
    /// <exception cref="RuleBroken">With what is wrong of it; <see cref="Rule.TooManyStatements"/>.</exception>
    public Statement Add(string? statement)
    {
        MustNotBeClosed();
        var added = Statement.Of(statement);
        if (Statements.FirstOrDefault(known => known.Text == added.Text) is { } known)
            return known;
        if (Statements.Count >= MostStatements)
            throw new RuleBroken(Rule.TooManyStatements, "statement");
        Statements = [.. Statements, added];
        Version++;
        return added;
    }

    /// <summary>Even once it is closed, like an argument: what names somebody may have to go.</summary>
    public void Drop(Guid statement)
    {
        Statements = [.. Statements.Where(kept => kept.Id != statement)];
        Version++;
    }

    /// <exception cref="RuleBroken"><see cref="Rule.StatementMissing"/>, or what the change refuses.</exception>
    public void Change(Guid statement, Func<Statement, Statement> change)
    {
        MustNotBeClosed();
        Replace(statement, change);
    }

    /// <exception cref="RuleBroken"><see cref="Rule.StatementMissing"/>.</exception>
    public void Forget(Guid statement, Argument argument) => Replace(statement, known => known.Forget(argument));

    private void Replace(Guid statement, Func<Statement, Statement> change)
    {
        if (Statements.All(known => known.Id != statement))
            throw new RuleBroken(Rule.StatementMissing);
        Statements = [.. Statements.Select(known => known.Id == statement ? change(known) : known)];
        Version++;
    }
}
