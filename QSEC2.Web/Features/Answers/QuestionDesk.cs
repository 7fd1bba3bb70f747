using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QSEC2.Domain.Answers;
using QSEC2.Domain.Common;
using QSEC2.Domain.Programme;
using QSEC2.Web.Data;
using QSEC2.Web.Http;
using QSEC2.Web.Localization;

namespace QSEC2.Web.Features.Answers;

/// <summary>To whom a question is put: somebody known, or somebody new.</summary>
public sealed record AddresseeChoice(Guid? Addressee, AddresseeKind? Kind, string? Name, string? Role, string? Email, string? Due);

/// <summary>What operators and administrators do: put questions to people. Questions belong to walls: every operator may put any.</summary>
public sealed class QuestionDesk(AnswerTransaction acts, IDbContextFactory<QsecDb> databases, TimeProvider time)
{
    /// <returns>Whom it was put to; null when there is no such question.</returns>
    /// <exception cref="RuleBroken">With every field that is wrong.</exception>
    public async Task<Addressee?> AskAsync(Guid questionId, AddresseeChoice choice, Editor by, CancellationToken cancellation)
    {
        var due = ReadDay(choice.Due);
        Addressee? asked = null;
        await acts.RunAsync(
            questionId,
            async open =>
            {
                asked = await AddresseeAsync(open.Db, choice, cancellation);
                if (asked is null)
                    return false;
                if (open.Answers.Find(answer => answer.AddresseeId == asked.Id) is { } before)
                    before.AskAgain(due, Today, by, open.At);
                else
                    Add(open, Answer.Ask(open.Question, asked, due, Today, by, open.At));
                open.Walls.Change(open.Question, open.At);
                return true;
            },
            cancellation
        );
        return asked;
    }

    private static void Add(LoadedQuestion open, Answer answer)
    {
        open.Db.Answers.Add(answer);
        open.Answers.Add(answer);
    }

    /// <summary>Another day by when it is hoped for.</summary>
    public async Task<bool> PostponeAsync(Guid questionId, Guid answerId, string? due, CancellationToken cancellation)
    {
        var day = ReadDay(due);
        return await ActOnAnswerAsync(questionId, answerId, (answer, _) => answer.Expect(day, Today), cancellation);
    }

    /// <inheritdoc cref="Answer.Release"/>
    public Task<bool> ReleaseAsync(Guid questionId, Guid answerId, Editor by, CancellationToken cancellation) =>
        ActOnAnswerAsync(questionId, answerId, (answer, open) => answer.Release(by, open.At), cancellation);

    /// <returns>The address to invite; null when there is no such addressee, or the account exists.</returns>
    public async Task<string?> EmailToInviteAsync(Guid addresseeId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Addressees.Where(addressee => addressee.Id == addresseeId && addressee.AccountId == null)
            .Select(addressee => addressee.Email)
            .SingleOrDefaultAsync(cancellation);
    }

    private Task<bool> ActOnAnswerAsync(
        Guid questionId,
        Guid answerId,
        Action<Answer, LoadedQuestion> act,
        CancellationToken cancellation
    ) =>
        acts.RunAsync(
            questionId,
            open =>
            {
                if (open.Answers.Find(answer => answer.Id == answerId) is not { IsAwaited: true } answer)
                    return Task.FromResult(false);
                act(answer, open);
                open.Walls.Change(open.Question, open.At);
                return Task.FromResult(true);
            },
            cancellation
        );

    private static async Task<Addressee?> AddresseeAsync(QsecDb db, AddresseeChoice choice, CancellationToken cancellation)
    {
        if (choice.Addressee is { } known)
            return await db.Addressees.SingleOrDefaultAsync(addressee => addressee.Id == known, cancellation);
        var fresh = Addressee.Know(choice.Kind, choice.Name, choice.Role, choice.Email);
        if (await db.Addressees.AnyAsync(addressee => addressee.Email == fresh.Email, cancellation))
            throw new RuleBroken(Rule.AddresseeKnown, "email");

        // As accounts are looked up: by their address in capitals.
        var normalized = fresh.Email.ToUpperInvariant();
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(person => person.NormalizedEmail == normalized, cancellation) is { } account)
        {
            if (!Policies.WhoAnswers.Contains(account.Role, StringComparer.Ordinal))
                throw new RuleBroken(Rule.AccountCannotAnswer, "email");
            fresh.AnswerAs(account.Id);
        }

        return db.Addressees.Add(fresh).Entity;
    }

    private DateOnly Today => DateTexts.Today(time);

    private static DateOnly ReadDay(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            throw new RuleBroken(Rule.DateMissing, "due");
        var isDay = DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return isDay && day.Year < 2200 ? day : throw new RuleBroken(Rule.DateInvalid, "due");
    }
}
