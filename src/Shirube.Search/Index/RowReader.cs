using System.Data.Common;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>Reads rows of segments. For one search: what it has read it keeps.</summary>
internal sealed class RowReader(DbConnection connection, RowCache cache)
{
    private readonly Dictionary<long, StoredRow> _read = [];

    public StoredRow this[long id] => _read[id];

    /// <summary>Reads those that are not read yet at once.</summary>
    /// <exception cref="InvalidDataException">One of them is missing.</exception>
    public async Task ReadAsync(HashSet<long> ids, CancellationToken cancel)
    {
        ids.RemoveWhere(_read.ContainsKey);
        cache.Take(ids, _read);
        if (ids.Count == 0) return;
        await using var command = connection.CreateCommand();
        command.CommandText = $"select id, bytes from search_row where id in ({string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture)))})";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) _read[reader.GetInt64(0)] = new(reader.GetFieldValue<byte[]>(1));
        if (!ids.All(_read.ContainsKey)) throw IndexDamage.Of("A row of the search index is missing.");
        cache.Add(ids.Select(id => (id, _read[id])));
    }
}
