using System.Data.Common;
using System.Globalization;
using Shirube.Core;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Editions;

/// <summary>The head of one reading: which document, read by which rules, as which edition.</summary>
public sealed record Reading
{
    public required long Id { get; init; }

    public required string Edition { get; init; }

    public required string DocumentHash { get; init; }

    public required string FileName { get; init; }

    public required SourceFormat Format { get; init; }

    public required long Layer { get; init; }

    public required Layout Layout { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>SHA-256 over all stored facts.</summary>
    public required string FactsHash { get; init; }

    public required string? OwnEdition { get; init; }

    public required string? Title { get; init; }

    public required DateOnly? DecidedOn { get; init; }

    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>True for the reading that the edition shows.</summary>
    public required bool IsCurrent { get; init; }
}

/// <summary>Readings and which of them is an edition's current one.</summary>
public static class ReadingStore
{
    private const string Columns = """
        select r.id, r.edition, r.document, d.file_name, d.format, r.layer, r.layout, r.rule_version, r.facts_hash, r.own_edition, r.title, r.decided_on, r.read_at,
          case when e.reading = r.id then 1 else 0 end
        from reading r join document d on d.hash = r.document left join edition e on e.id = r.edition
        """;

    /// <summary>The current reading of each edition, by edition.</summary>
    public static Task<List<Reading>> CurrentAsync(DbConnection connection, CancellationToken cancel) =>
        QueryAsync(connection, null, $"{Columns} where e.reading = r.id order by r.edition", null, cancel);

    /// <summary>All readings of an edition, oldest first.</summary>
    public static Task<List<Reading>> OfEditionAsync(DbConnection connection, DbTransaction? transaction, string edition, CancellationToken cancel) =>
        QueryAsync(connection, transaction, $"{Columns} where r.edition = @edition order by r.id", edition, cancel);

    /// <returns>Id of the new reading.</returns>
    public static async Task<long> AddAsync(
        DbConnection connection, DbTransaction transaction, DraftEdition draft, string edition, long layer, string factsHash, DateTimeOffset now, CancellationToken cancel)
    {
        var id = await Ids.NextAsync(connection, transaction, "reading", cancel);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into reading (id, edition, document, layer, layout, rule_version, facts_hash, own_edition, title, decided_on, read_at)
            values (@id, @edition, @document, @layer, @layout, @rules, @facts, @own, @title, @decided, @at)
            """;
        insert.AddParameter("@id", id);
        insert.AddParameter("@edition", edition);
        insert.AddParameter("@document", draft.Document.Hash);
        insert.AddParameter("@layer", layer);
        insert.AddParameter("@layout", Codec.Name(draft.Layout));
        insert.AddParameter("@rules", draft.RuleVersion);
        insert.AddParameter("@facts", factsHash);
        insert.AddParameter("@own", draft.EditionId);
        insert.AddParameter("@title", draft.Title);
        insert.AddParameter("@decided", Cells.Text(draft.DecidedOn));
        insert.AddParameter("@at", now.ToString("O", CultureInfo.InvariantCulture));
        await insert.ExecuteNonQueryAsync(cancel);
        return id;
    }

    /// <summary>Makes a reading the one that its edition shows.</summary>
    public static async Task ShowAsync(DbConnection connection, DbTransaction transaction, string edition, long reading, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "insert into edition (id, reading) values (@id, @reading) on conflict (id) do update set reading = excluded.reading";
        command.AddParameter("@id", edition);
        command.AddParameter("@reading", reading);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The number of facts of a reading in a table.</summary>
    public static async Task<int> CountAsync(DbConnection connection, string table, long reading, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table} where reading = @reading";
        command.AddParameter("@reading", reading);
        return (int)(long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>How many measures and items of a reading only say again what stands elsewhere, as <see cref="RestatedFacts"/> tells it.</summary>
    public static async Task<(int Measures, int Items)> CountRestatedAsync(DbConnection connection, long reading, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select
              (select count(*) from measure m where m.reading = @reading and (m.is_restated = 1 or exists (
                 select 1 from restatement s where s.reading = m.reading and s.measure = m.number and s.item is null and s.origin_measure is not null))),
              (select count(*) from report_item i join measure m on m.reading = i.reading and m.position = i.measure
                 where i.reading = @reading and (i.is_restated = 1 or exists (
                 select 1 from restatement s where s.reading = i.reading and s.measure = m.number and s.report_column = i.report_column and s.item = i.number and s.origin_measure is not null)))
            """;
        command.AddParameter("@reading", reading);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private static async Task<List<Reading>> QueryAsync(
        DbConnection connection, DbTransaction? transaction, string sql, string? edition, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        if (edition is not null) command.AddParameter("@edition", edition);
        var readings = new List<Reading>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            readings.Add(new()
            {
                Id = row.Int(),
                Edition = row.Text(),
                DocumentHash = row.Text(),
                FileName = row.Text(),
                Format = row.Name<SourceFormat>(),
                Layer = row.Int(),
                Layout = row.Name<Layout>(),
                RuleVersion = row.Text(),
                FactsHash = row.Text(),
                OwnEdition = row.TextOrNull(),
                Title = row.TextOrNull(),
                DecidedOn = row.DateOrNull(),
                ReadAt = DateTimeOffset.ParseExact(row.Text(), "O", CultureInfo.InvariantCulture),
                IsCurrent = row.Bool(),
            });
        }

        return readings;
    }
}
