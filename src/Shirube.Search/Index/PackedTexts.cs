namespace Shirube.Search.Index;

/// <summary>The packed texts of a segment, one behind the other and cut into rows of equal length.</summary>
internal static class PackedTexts
{
    public static List<byte[]> Cut(List<byte[]> texts)
    {
        var rows = new List<byte[]>();
        var (row, length) = (new byte[WordRow.Size], 0);
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length;)
            {
                var taken = Math.Min(text.Length - at, row.Length - length);
                text.AsSpan(at, taken).CopyTo(row.AsSpan(length));
                (at, length) = (at + taken, length + taken);
                if (length < row.Length) continue;
                rows.Add(row);
                (row, length) = (new byte[WordRow.Size], 0);
            }
        }

        if (length > 0) rows.Add(row[..length]);
        return rows;
    }

    /// <summary>The rows in which these bytes of all lie.</summary>
    public static IEnumerable<long> Rows(long segment, Range bytes)
    {
        for (var row = bytes.Start.Value / WordRow.Size; row * WordRow.Size < bytes.End.Value; row++) yield return RowId.Of(segment, RowKind.Texts, row);
    }

    /// <param name="row">Gives a row by its id.</param>
    /// <exception cref="InvalidDataException">The rows hold no text there.</exception>
    public static string Read(long segment, Range bytes, Func<long, byte[]> row, TextUnpacker unpacker)
    {
        var text = new byte[bytes.End.Value - bytes.Start.Value];
        var (length, start) = (0, bytes.Start.Value % WordRow.Size);
        foreach (var id in Rows(segment, bytes))
        {
            var part = row(id).AsSpan();
            if (part.Length < start) break;
            part = part[start..];
            if (part.Length > text.Length - length) part = part[..(text.Length - length)];
            part.CopyTo(text.AsSpan(length));
            length += part.Length;
            start = 0;
        }

        return unpacker.Read(text.AsSpan(0, length));
    }
}
