using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Reads the legend of ministry abbreviations. In this text the table's merged cells are gone: a line holds 略称 and 府省名;
/// an entry over three lines (abbreviation, organisation, office) opens an organisation whose other offices follow.</summary>
internal static class LegendReader
{
    private const string Abolished = "【廃止】";

    /// <param name="lines">Lines below the legend's header, without empty ones.</param>
    public static ImmutableArray<LegendEntry> Read(IReadOnlyList<MappedText> lines)
    {
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        string? parent = null;
        for (var i = 0; i < lines.Count;)
        {
            var words = Words(lines[i]);
            if (words.Count == 1 && i + 2 < lines.Count && Words(lines[i + 1]).Count == 1 && Words(lines[i + 2]).Count == 1)
            {
                parent = lines[i + 1].Value;
                var whole = MappedText.Join([lines[i], lines[i + 1], lines[i + 2]]);
                entries.Add(Entry(lines[i], [parent, Name(lines[i + 2].Value)], whole));
                i += 3;
                continue;
            }

            AddLine(entries, lines[i], words, ref parent);
            i++;
        }

        return entries.DrainToImmutable();
    }

    private static void AddLine(ImmutableArray<LegendEntry>.Builder entries, MappedText line, List<MappedText> words, ref string? parent)
    {
        if (words.Count == 1)
        {
            entries.Add(new(null, [Name(line.Value)], IsAbolished(line), Evidence.Of("columns.legend", line)));
            return;
        }

        var name = Name(words[1].Value);
        // an organisation of its own closes the one above; offices go on with it
        if (parent is not null && !IsOffice(name)) parent = null;
        var codeAndName = line.To(words.Count > 2 ? words[2].ColumnAt(0) - line.ColumnAt(0) : line.Length).Trim();
        entries.Add(Entry(words[0], parent is null ? [name] : [parent, name], codeAndName));
        for (var k = 2; k < words.Count; k++)
        {
            entries.Add(new(null, [name, Name(words[k].Value)], IsAbolished(words[k]), Evidence.Of("columns.legend", words[k])));
        }
    }

    private static LegendEntry Entry(MappedText code, ImmutableArray<string> path, MappedText evidence) =>
        new(JapaneseText.Key(code.Value), path, IsAbolished(evidence), Evidence.Of("columns.legend", evidence));

    private static bool IsAbolished(MappedText text) => text.Value.Contains(Abolished, StringComparison.Ordinal);

    private static string Name(string text) => text.Replace(Abolished, "", StringComparison.Ordinal).Trim();

    private static bool IsOffice(string name) =>
        !(name.EndsWith('院') || name.EndsWith('府') || name.EndsWith('省') || name.EndsWith('庁') || name.EndsWith("委員会", StringComparison.Ordinal));

    private static List<MappedText> Words(MappedText line)
    {
        var words = new List<MappedText>();
        for (var at = 0; at < line.Length;)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < line.Length && !char.IsWhiteSpace(line[end])) end++;
            words.Add(line.Slice(at, end - at));
            at = end;
        }

        return words;
    }
}
