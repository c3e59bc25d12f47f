using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Storage.Documents;

/// <summary>Documents and their text lines in the database.</summary>
public static class DocumentStore
{
    /// <summary>Stores a document with its text, where they are not there yet.</summary>
    /// <returns>Id of the text layer.</returns>
    public static async Task<long> SaveAsync(
        DbConnection connection, DbTransaction transaction, SourceDocument document, long byteCount, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var insert = connection.CreateCommand())
        {
            insert.Transaction = transaction;
            insert.CommandText = """
                insert into document (hash, file_name, format, byte_count, received_at) values (@hash, @name, @format, @bytes, @at)
                on conflict (hash) do nothing
                """;
            insert.AddParameter("@hash", document.Hash);
            insert.AddParameter("@name", document.FileName);
            insert.AddParameter("@format", Codec.Name(document.Format));
            insert.AddParameter("@bytes", byteCount);
            insert.AddParameter("@at", now.ToString("O", CultureInfo.InvariantCulture));
            await insert.ExecuteNonQueryAsync(cancel);
        }

        var textHash = TextHash(document);
        await using (var find = connection.CreateCommand())
        {
            find.Transaction = transaction;
            find.CommandText = "select id from text_layer where document = @document and reader = @reader and text_hash = @text";
            find.AddParameter("@document", document.Hash);
            find.AddParameter("@reader", document.Reader);
            find.AddParameter("@text", textHash);
            if (await find.ExecuteScalarAsync(cancel) is long known) return known;
        }

        var layer = await Ids.NextAsync(connection, transaction, "text_layer", cancel);
        await using (var insert = connection.CreateCommand())
        {
            insert.Transaction = transaction;
            insert.CommandText = "insert into text_layer (id, document, reader, text_hash, page_count) values (@id, @document, @reader, @text, @pages)";
            insert.AddParameter("@id", layer);
            insert.AddParameter("@document", document.Hash);
            insert.AddParameter("@reader", document.Reader);
            insert.AddParameter("@text", textHash);
            insert.AddParameter("@pages", document.PageCount);
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await InsertLinesAsync(connection, transaction, document, layer, cancel);
        return layer;
    }

    /// <summary>The document with the text of one layer, as it was saved.</summary>
    public static async Task<SourceDocument> ReadAsync(DbConnection connection, long layer, ImmutableArray<Finding> findings, CancellationToken cancel)
    {
        await using var head = connection.CreateCommand();
        head.CommandText = """
            select d.hash, d.file_name, d.format, l.reader, l.page_count
            from text_layer l join document d on d.hash = l.document where l.id = @layer
            """;
        head.AddParameter("@layer", layer);
        await using var reader = await head.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) throw new InvalidOperationException($"Text layer {layer} is missing.");
        var (lines, boxes) = await ReadLinesAsync(connection, layer, cancel);
        return new()
        {
            Hash = reader.GetString(0),
            FileName = reader.GetString(1),
            Format = Codec.Value<SourceFormat>(reader.GetString(2)),
            Reader = reader.GetString(3),
            PageCount = reader.GetInt32(4),
            Lines = lines,
            Boxes = boxes,
            Findings = findings,
        };
    }

    private static async Task<(ImmutableArray<string> Lines, ImmutableArray<PageBox> Boxes)> ReadLinesAsync(
        DbConnection connection, long layer, CancellationToken cancel)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var boxes = ImmutableArray.CreateBuilder<PageBox>();
        await using var command = connection.CreateCommand();
        command.CommandText = "select content, page, box_left, box_top, box_right, box_bottom from text_line where layer = @layer order by number";
        command.AddParameter("@layer", layer);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            lines.Add(row.GetString(0));
            if (!row.IsDBNull(1)) boxes.Add(new(row.GetInt32(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5)));
        }

        return (lines.DrainToImmutable(), boxes.DrainToImmutable());
    }

    private static async Task InsertLinesAsync(
        DbConnection connection, DbTransaction transaction, SourceDocument document, long layer, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            insert into text_line (layer, number, content, page, box_left, box_top, box_right, box_bottom)
            values (@layer, @number, @content, @page, @left, @top, @right, @bottom)
            """;
        command.AddParameter("@layer", layer);
        var number = command.AddParameter("@number", 0L);
        var content = command.AddParameter("@content", "");
        DbParameter[] box = [.. new[] { "@page", "@left", "@top", "@right", "@bottom" }.Select(name => command.AddParameter(name, null))];
        await command.PrepareAsync(cancel);
        for (var i = 0; i < document.Lines.Length; i++)
        {
            number.Value = i + 1L;
            content.Value = document.Lines[i];
            if (!document.Boxes.IsEmpty)
            {
                var place = document.Boxes[i];
                box[0].Value = (long)place.Page;
                box[1].Value = place.Left;
                box[2].Value = place.Top;
                box[3].Value = place.Right;
                box[4].Value = place.Bottom;
            }

            command.ExecuteNonQuery(); // SQLite works in the calling thread in any case
        }
    }

    private static string TextHash(SourceDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in document.Lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        foreach (var box in document.Boxes)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{box.Page} {box.Left:R} {box.Top:R} {box.Right:R} {box.Bottom:R}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
