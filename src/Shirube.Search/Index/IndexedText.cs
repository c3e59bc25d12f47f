using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>What of a searched text decides filters, counts and ranks: kept in memory, where its words are not.</summary>
internal sealed record IndexedText(
    long Id, string Source, SearchKind Kind, int? Position, string Row, string Section, ImmutableArray<string> Ministries, ImmutableArray<int> Years, bool HasDeadline, string? Restates, double Weight, bool IsDefinition)
{
    /// <summary>The texts from the first id to the one before the end.</summary>
    public static async Task<IndexedText[]> ReadAsync(DbConnection connection, string source, long first, long end, CancellationToken cancel)
    {
        var texts = new List<IndexedText>((int)(end - first));
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"select id, kind, position, belongs_to, section, ministries, years, has_deadline, restates, weight, is_definition from search_text where id >= {first} and id < {end} order by id");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            texts.Add(new(
                reader.GetInt64(0), source, Enum.Parse<SearchKind>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetString(3), reader.GetString(4),
                Bars(reader.GetString(5)), [.. Bars(reader.GetString(6)).Select(y => int.Parse(y, CultureInfo.InvariantCulture))], reader.GetInt32(7) == 1, reader.IsDBNull(8) ? null : reader.GetString(8), reader.GetDouble(9), reader.GetInt32(10) == 1));
        }

        return [.. texts];
    }

    private static ImmutableArray<string> Bars(string list) => list.Length == 0 ? [] : [.. list.Trim('|').Split('|')];
}
