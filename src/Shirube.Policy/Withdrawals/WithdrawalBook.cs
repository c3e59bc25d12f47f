using System.Collections.Immutable;
using Shirube.Policy.Editions;
using Shirube.Storage;

namespace Shirube.Policy.Withdrawals;

/// <summary>Withdraws editions and takes them back. Nothing that is stored of an edition changes by it.</summary>
public sealed class WithdrawalBook(Database database, TimeProvider clock)
{
    /// <summary>What was said of an edition, oldest first.</summary>
    public async Task<ImmutableArray<Withdrawal>> OfAsync(string edition, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await WithdrawalStore.OfEditionAsync(connection, null, edition, cancel);
    }

    /// <param name="seen">How many words stood when the person looked; null where that does not matter.</param>
    /// <returns>False where there is no such edition, it is in that state already, or somebody said something in between: then nothing is stored.</returns>
    public async Task<bool> SayAsync(string edition, WithdrawalState state, string who, string why, int? seen, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        var words = await WithdrawalStore.OfEditionAsync(connection, transaction, edition, cancel);
        var isThere = Withdrawal.Standing(words, null) is null;
        if ((seen is { } count && words.Length != count) || isThere != (state == WithdrawalState.Withdrawn)) return false;
        if (!(await ReadingStore.OfEditionAsync(connection, transaction, edition, cancel)).Exists(r => r.IsCurrent)) return false;
        await WithdrawalStore.AddAsync(connection, transaction, edition, new(state, who, clock.GetUtcNow(), why), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
