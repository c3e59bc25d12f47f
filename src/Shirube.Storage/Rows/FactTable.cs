using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Core;

namespace Shirube.Storage.Rows;

/// <summary>The rows of one table for one reading, not yet written.</summary>
/// <param name="Columns">Without <c>reading</c> and <c>position</c>, which every fact table begins with.</param>
public sealed record TableRows(string Table, string[] Columns, List<object?[]> Rows)
{
    /// <summary>Writes them with one prepared statement.</summary>
    public async Task InsertAsync(DbConnection connection, DbTransaction transaction, long reading, CancellationToken cancel)
    {
        if (Rows.Count == 0) return;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", Columns);
        var values = string.Join(", ", Columns.Select((_, i) => "@c" + i.ToString(CultureInfo.InvariantCulture)));
        command.CommandText = $"insert into {Table} (reading, position, {names}) values (@reading, @position, {values})";
        command.AddParameter("@reading", reading);
        var position = command.AddParameter("@position", 0L);
        var cells = Columns.Select((_, i) => command.AddParameter("@c" + i.ToString(CultureInfo.InvariantCulture), null)).ToArray();
        await command.PrepareAsync(cancel);
        for (var number = 0; number < Rows.Count; number++)
        {
            if (number % 1024 == 0) cancel.ThrowIfCancellationRequested();
            position.Value = number + 1L;
            for (var i = 0; i < cells.Length; i++) cells[i].Value = Rows[number][i] ?? DBNull.Value;
            command.ExecuteNonQuery(); // SQLite works in the calling thread in any case
        }
    }

    /// <summary>SHA-256 over all cells: two readings with one hash hold the same facts.</summary>
    public static string Hash(IEnumerable<TableRows> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new StringBuilder();
        foreach (var table in tables)
        {
            buffer.Append(table.Table).Append('\u001d');
            foreach (var row in table.Rows)
            {
                foreach (var cell in row) buffer.Append(CultureInfo.InvariantCulture, $"{cell}").Append(cell is null ? '\0' : '\u001f');
                buffer.Append('\u001e');
                if (buffer.Length < 1 << 15) continue;
                hash.AppendData(Encoding.UTF8.GetBytes(buffer.ToString()));
                buffer.Clear();
            }
        }

        hash.AppendData(Encoding.UTF8.GetBytes(buffer.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>How facts of one kind stand in their table: the way in and the way back, in one place.</summary>
/// <param name="Columns">Parallel to the cells of <paramref name="ToCells"/> and to what <paramref name="FromRow"/> takes.</param>
public sealed record FactTable<T>(string Name, string[] Columns, Func<T, object?[]> ToCells, Func<Row, T> FromRow)
{
    public TableRows Rows(IEnumerable<T> facts)
    {
        var rows = new List<object?[]>();
        foreach (var fact in facts)
        {
            var cells = ToCells(fact);
            if (cells.Length != Columns.Length) throw new InvalidOperationException($"{Name} has {Columns.Length} columns, not {cells.Length}.");
            rows.Add(cells);
        }

        return new(Name, Columns, rows);
    }

    /// <summary>All facts of a reading, in document order.</summary>
    public async Task<List<T>> ReadAsync(DbConnection connection, long reading, string document, CancellationToken cancel)
    {
        var facts = new List<T>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {string.Join(", ", Columns)} from {Name} where reading = @reading order by position";
        command.AddParameter("@reading", reading);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, document);
        while (await reader.ReadAsync(cancel)) facts.Add(FromRow(row.Restart()));
        return facts;
    }
}

/// <summary>Short forms for cells.</summary>
public static class Cells
{
    public static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(SectionPath path) => Codec.List(path.Parts);

    public static long Flag(bool value) => value ? 1 : 0;

    /// <summary>Rule, confidence, spans: the last three columns of every fact.</summary>
    public static object?[] With(Evidence evidence, params object?[] cells) =>
        [.. cells, evidence.Rule, evidence.Confidence, Codec.Spans(evidence.Spans)];

    public static readonly string[] EvidenceColumns = ["rule", "confidence", "spans"];
}
