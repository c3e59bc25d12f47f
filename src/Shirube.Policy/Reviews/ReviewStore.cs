using System.Data.Common;
using System.Globalization;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Reviews;

/// <summary>Reviews of facts. Rows are only ever added; they hang on keys that outlive readings.</summary>
public static class ReviewStore
{
    public static async Task AddAsync(
        DbConnection connection, DbTransaction transaction, string edition, string factKey, FactReview review, CancellationToken cancel)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into review (id, edition, fact_key, state, field, old_value, new_value, who, reviewed_at, why)
            values (@id, @edition, @key, @state, @field, @old, @new, @who, @at, @why)
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
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Fact key to reviews, oldest first. A key may belong to no fact of the current reading: then its text is read differently now.</summary>
    public static async Task<ILookup<string, FactReview>> OfEditionAsync(DbConnection connection, string edition, CancellationToken cancel)
    {
        var reviews = new List<(string Key, FactReview Review)>();
        await using var command = connection.CreateCommand();
        command.CommandText = "select fact_key, state, field, old_value, new_value, who, reviewed_at, why from review where edition = @edition order by id";
        command.AddParameter("@edition", edition);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            reviews.Add((row.Text(), new(
                row.Name<ReviewState>(),
                row.TextOrNull(),
                row.TextOrNull(),
                row.TextOrNull(),
                row.Text(),
                DateTimeOffset.ParseExact(row.Text(), "O", CultureInfo.InvariantCulture),
                row.TextOrNull())));
        }

        return reviews.ToLookup(r => r.Key, r => r.Review, StringComparer.Ordinal);
    }
}
