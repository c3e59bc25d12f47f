using System.Collections.Immutable;
using Shirube.Policy.Register;
using Shirube.Web.Editions;

namespace Shirube.Web.Reviews;

public enum NameVerdict
{
    Join,
    Part,
    Reject,
    Undo,
}

/// <summary>What the other name is to the entry.</summary>
public enum NameRelation
{
    /// <summary>What it was called before.</summary>
    Former,

    /// <summary>What it is called since.</summary>
    Latter,
    Alias,
    Same,
}

/// <summary>What a form brought back.</summary>
/// <param name="Names">The entry's names as the person saw them, see <see cref="NameDesk.NamesOf(Programme)"/>.</param>
/// <param name="Seen">How many words on them the person saw.</param>
public sealed record NameAnswer(NameVerdict Verdict, string Names, int Seen, string? Why)
{
    /// <summary>The name to join with.</summary>
    public string Other { get; init; } = "";

    /// <summary>How many words on the other entry's names the person saw.</summary>
    public int SeenOther { get; init; }

    public NameRelation Relation { get; init; }

    /// <summary>The names to take out.</summary>
    public ImmutableArray<string> Taken { get; init; } = [];

    /// <summary>The word to take back.</summary>
    public long? Word { get; init; }
}

public enum NameOutcome
{
    Stored,

    /// <summary>Somebody else said something in between, or the names are others now: look again.</summary>
    Overtaken,

    /// <summary>People said something of the other entry that was not shown: look at it first.</summary>
    OtherUnseen,

    /// <summary>No text of the editions holds the other name.</summary>
    UnknownName,

    /// <summary>The name is one of the entry already.</summary>
    NothingNew,

    /// <summary>No reason, a value too long, no name chosen or all of them.</summary>
    BadValue,
}

/// <summary>Takes what people say of names in the register and stores it under their name.</summary>
public sealed class NameDesk(EditionShelf shelf, TimeProvider clock)
{
    public const int LongestName = 100;

    /// <summary>The names of an entry as one value of a form.</summary>
    public static string NamesOf(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return string.Join('\t', programme.Names);
    }

    /// <summary>The names of the entry, or of what was said to be none, that a person means; the name alone where it is in no entry.</summary>
    public static ImmutableArray<string> NamesOf(ProgrammeShelf register, string name)
    {
        ArgumentNullException.ThrowIfNull(register);
        var key = NameKey.Of(name);
        var entry = register.Programmes.Concat(register.Register.Rejected).FirstOrDefault(p => p.Kind != ProgrammeKind.Indicator && p.Names.Any(n => NameKey.Of(n) == key));
        return entry is null ? [name] : [.. entry.Names.OrderByDescending(n => NameKey.Of(n) == key)];
    }

    /// <summary>What people said of another entry and not of this one: shown before the two are joined.</summary>
    public static ImmutableArray<NameWord> WordsOnlyOf(ProgrammeShelf register, Programme programme, string name)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(programme);
        return name.Length == 0 ? [] : [.. register.Words.Of(NamesOf(register, name)).Except(register.Words.Of(programme.Names))];
    }

    public async Task<NameOutcome> AnswerAsync(ProgrammeShelf register, Programme programme, NameAnswer answer, string who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(answer);
        if (programme.Kind == ProgrammeKind.Indicator) return NameOutcome.BadValue;
        if (answer.Names != NamesOf(programme) || answer.Seen != register.Words.Of(programme.Names).Length) return NameOutcome.Overtaken;
        var why = FactFields.Clean("", answer.Why);
        if (why.Length > ReviewDesk.LongestReason || (why.Length == 0 && answer.Verdict != NameVerdict.Undo)) return NameOutcome.BadValue;
        var said = new NameWord(NameSaying.Common, [.. programme.Names], [], who, clock.GetUtcNow(), why.Length == 0 ? null : why);
        return answer.Verdict switch
        {
            NameVerdict.Join => await JoinAsync(register, programme, answer, said, cancel),
            NameVerdict.Part => await PartAsync(programme, answer, said, cancel),
            NameVerdict.Reject when register.Register.Rejected.Contains(programme) => NameOutcome.NothingNew,
            NameVerdict.Reject => await StoreAsync(said, programme.Names, answer.Seen, cancel),
            _ => await UndoAsync(register, programme, answer, said, cancel),
        };
    }

    private async Task<NameOutcome> JoinAsync(ProgrammeShelf register, Programme programme, NameAnswer answer, NameWord said, CancellationToken cancel)
    {
        var typed = FactFields.Clean("", answer.Other);
        if (typed.Length > LongestName || NameKey.Of(typed).Length < 2 || !Enum.IsDefined(answer.Relation)) return NameOutcome.BadValue;
        ImmutableArray<string> names = [.. programme.Names], others = NamesOf(register, typed);
        if (names.Contains(others[0])) return NameOutcome.NothingNew;
        if (WordsOnlyOf(register, programme, typed).Length != answer.SeenOther) return NameOutcome.OtherUnseen;
        if (others.Length == 1 && !ProgrammeRegister.IsNamed(register.Views.Select(v => v.Draft), typed)) return NameOutcome.UnknownName;
        said = answer.Relation switch
        {
            NameRelation.Former => said with { Says = NameSaying.Renamed, Names = others, Others = names },
            NameRelation.Latter => said with { Says = NameSaying.Renamed, Names = names, Others = others },
            NameRelation.Alias => said with { Says = NameSaying.Alias, Names = others, Others = names },
            _ => said with { Says = NameSaying.Same, Names = names, Others = others },
        };
        return await StoreAsync(said, names.Concat(others), answer.Seen + answer.SeenOther, cancel);
    }

    private async Task<NameOutcome> PartAsync(Programme programme, NameAnswer answer, NameWord said, CancellationToken cancel)
    {
        ImmutableArray<string> taken = [.. programme.Names.Where(n => answer.Taken.Contains(n))], rest = [.. programme.Names.Except(taken, StringComparer.Ordinal)];
        return taken.IsEmpty || rest.IsEmpty ? NameOutcome.BadValue : await StoreAsync(said with { Says = NameSaying.Apart, Names = taken, Others = rest }, programme.Names, answer.Seen, cancel);
    }

    private async Task<NameOutcome> UndoAsync(ProgrammeShelf register, Programme programme, NameAnswer answer, NameWord said, CancellationToken cancel)
    {
        var undone = register.Words.Of(programme.Names).FirstOrDefault(w => w.Id == answer.Word);
        if (undone is null || !register.Words.IsStanding(undone)) return NameOutcome.BadValue;
        return await StoreAsync(said with { Says = NameSaying.Undone, Names = undone.Names, Others = undone.Others, Undoes = undone.Id }, programme.Names, answer.Seen, cancel);
    }

    private async Task<NameOutcome> StoreAsync(NameWord said, IEnumerable<string> names, int seen, CancellationToken cancel) =>
        await (await shelf.NameWordsAsync(cancel)).AddAsync(said, [.. names], seen, cancel) ? NameOutcome.Stored : NameOutcome.Overtaken;
}
