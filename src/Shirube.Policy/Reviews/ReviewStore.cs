using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Reviews;

/// <summary>A review with the key that it hangs on.</summary>
public readonly record struct StoredReview(string Edition, string Key, FactReview Review);

/// <summary>Reviews of facts. Rows are only ever added; they hang on keys that outlive readings.</summary>
public static class ReviewStore
{
    public static async Task AddAsync(
        DbConnection connection, DbTransaction transaction, string edition, string factKey, FactReview review, CancellationToken cancel)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into review (id, edition, fact_key, state, field, old_value, new_value, who, reviewed_at, why, rule, rule_version, confidence, place, is_bulk)
            values (@id, @edition, @key, @state, @field, @old, @new, @who, @at, @why, @rule, @version, @confidence, @place, @bulk)
            """;
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "review", cancel));
        insert.AddParameter("@edition", edition);
        insert.AddParameter("@key", factKey);
        insert.AddParameter("@state", Codec.Name(review.State));
        insert.AddParameter("@field", review.Field);
        insert.AddParameter("@old", review.OldValue);
        insert.AddParameter("@new", review.NewValue);
        insert.AddParameter("@who", review.Who);
        insert.AddParameter("@at", review.When.ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@why", review.Why);
        insert.AddParameter("@rule", review.Rule);
        insert.AddParameter("@version", review.RuleVersion);
        insert.AddParameter("@confidence", review.Confidence);
        insert.AddParameter("@place", review.Place);
        insert.AddParameter("@bulk", Cells.Flag(review.IsBulk));
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>How many reviews a key has.</summary>
    public static async Task<int> CountAsync(DbConnection connection, DbTransaction? transaction, string edition, string factKey, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select count(*) from review where edition = @edition and fact_key = @key";
        command.AddParameter("@edition", edition);
        command.AddParameter("@key", factKey);
        return (int)(long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>How many reviews an edition has, under any key.</summary>
    public static async Task<int> CountAsync(DbConnection connection, string edition, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from review where edition = @edition";
        command.AddParameter("@edition", edition);
        return (int)(long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The reviews of an edition with their keys, oldest first. A key may belong to no fact of the current reading.</summary>
    public static Task<ImmutableArray<StoredReview>> OfEditionAsync(DbConnection connection, string edition, CancellationToken cancel) =>
        QueryAsync(connection, "where edition = @edition", edition, cancel);

    /// <summary>All reviews, oldest first.</summary>
    public static Task<ImmutableArray<StoredReview>> AllAsync(DbConnection connection, CancellationToken cancel) => QueryAsync(connection, "", null, cancel);

    private static async Task<ImmutableArray<StoredReview>> QueryAsync(DbConnection connection, string where, string? edition, CancellationToken cancel)
    {
        var reviews = ImmutableArray.CreateBuilder<StoredReview>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select edition, fact_key, state, field, old_value, new_value, who, reviewed_at, why, rule, rule_version, confidence, place, is_bulk
            from review {where} order by id
            """;
        if (edition is not null) command.AddParameter("@edition", edition);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            var (of, key) = (row.Text(), row.Text());
            reviews.Add(new(of, key, new(row.Name<ReviewState>(), row.TextOrNull(), row.TextOrNull(), row.TextOrNull(), row.Text(), row.Time(), row.TextOrNull())
            {
                Rule = row.TextOrNull(),
                RuleVersion = row.TextOrNull(),
                Confidence = row.DoubleOrNull(),
                Place = row.TextOrNull(),
                IsBulk = row.Bool(),
            }));
        }

        return reviews.DrainToImmutable();
    }
}
