using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Core;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Witnesses;

/// <summary>A stored witness with its counts.</summary>
public sealed record Witness(
    long Id, long Reading, string DocumentHash, string FileName, string RuleVersion, string FactsHash, DateTimeOffset ReadAt, int Confirmed, int Differing);

/// <summary>Other transcriptions of readings.</summary>
public static class WitnessStore
{
    public static async Task AddAsync(
        DbConnection connection,
        DbTransaction transaction,
        long reading,
        DraftEdition draft,
        long layer,
        string factsHash,
        Transcription transcription,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var id = await Ids.NextAsync(connection, transaction, "witness", cancel);
        await using (var insert = connection.CreateCommand())
        {
            insert.Transaction = transaction;
            insert.CommandText = """
                insert into witness (id, reading, document, layer, rule_version, facts_hash, read_at)
                values (@id, @reading, @document, @layer, @rules, @facts, @at)
                """;
            insert.AddParameter("@id", id);
            insert.AddParameter("@reading", reading);
            insert.AddParameter("@document", draft.Document.Hash);
            insert.AddParameter("@layer", layer);
            insert.AddParameter("@rules", draft.RuleVersion);
            insert.AddParameter("@facts", factsHash);
            insert.AddParameter("@at", now.ToString("O", CultureInfo.InvariantCulture));
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await using var fact = connection.CreateCommand();
        fact.Transaction = transaction;
        fact.CommandText = "insert into witness_fact (witness, position, fact, state, content, spans) values (@witness, @position, @fact, @state, @content, @spans)";
        fact.AddParameter("@witness", id);
        var position = fact.AddParameter("@position", 0L);
        var of = fact.AddParameter("@fact", null);
        var state = fact.AddParameter("@state", "");
        var content = fact.AddParameter("@content", null);
        var spans = fact.AddParameter("@spans", "");
        for (var i = 0; i < transcription.Facts.Length; i++)
        {
            var said = transcription.Facts[i];
            position.Value = i + 1L;
            of.Value = said.Fact ?? (object)DBNull.Value;
            state.Value = Codec.Name(said.State);
            content.Value = said.State == WitnessState.Same ? DBNull.Value : said.Text;
            spans.Value = Codec.Spans(said.Spans);
            fact.ExecuteNonQuery(); // SQLite works in the calling thread in any case
        }
    }

    /// <summary>The witnesses of one reading, in the order in which they were read.</summary>
    public static async Task<ImmutableArray<Witness>> OfReadingAsync(
        DbConnection connection, DbTransaction? transaction, long reading, CancellationToken cancel)
    {
        var witnesses = ImmutableArray.CreateBuilder<Witness>();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            select w.id, w.reading, w.document, d.file_name, w.rule_version, w.facts_hash, w.read_at,
              (select count(*) from witness_fact f where f.witness = w.id and f.state = 'same'),
              (select count(*) from witness_fact f where f.witness = w.id and f.state <> 'same')
            from witness w join document d on d.hash = w.document where w.reading = @reading order by w.id
            """;
        command.AddParameter("@reading", reading);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            witnesses.Add(new(
                row.Int(),
                row.Int(),
                row.Text(),
                row.Text(),
                row.Text(),
                row.Text(),
                DateTimeOffset.ParseExact(row.Text(), "O", CultureInfo.InvariantCulture),
                row.Int(),
                row.Int()));
        }

        return witnesses.DrainToImmutable();
    }

    /// <summary>Where a witness differs, as findings whose spans lie in the witness's document.</summary>
    public static async Task<ImmutableArray<Finding>> DifferencesAsync(DbConnection connection, Witness witness, CancellationToken cancel)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        await using var command = connection.CreateCommand();
        command.CommandText = "select fact, state, content, spans from witness_fact where witness = @witness and state <> 'same' order by position";
        command.AddParameter("@witness", witness.Id);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, witness.DocumentHash);
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            var fact = row.TextOrNull();
            var state = row.Name<WitnessState>();
            var text = row.Text();
            var words = text.Length > 40 ? text[..40] + "…" : text;
            findings.Add(state == WitnessState.OnlyHere
                ? new(
                    Severity.Warning,
                    "witness-only",
                    $"別の翻字（{witness.FileName}）にだけある文です「{words}」",
                    $"Only the other transcription ({witness.FileName}) has the text \"{words}\"",
                    row.Spans())
                : new(
                    Severity.Warning,
                    "witness-differs",
                    $"{fact}: 別の翻字（{witness.FileName}）では異なる文です「{words}」",
                    $"{fact}: the other transcription ({witness.FileName}) prints it differently: \"{words}\"",
                    row.Spans()));
        }

        return findings.DrainToImmutable();
    }
}
