using System.Text.Json.Nodes;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Expected;

/// <summary>What a careful reader should find in an edition: measures, indicators, footnotes, sections, restatements.</summary>
internal sealed class EditionFacts
{
    private readonly Script _script;
    private readonly IReadOnlyList<string> _numbers;
    private readonly string _edition;
    private readonly JsonArray _measures = [];
    private readonly JsonArray _indicators = [];
    private readonly JsonArray _sections = [];
    private readonly JsonArray _restatements = [];
    private readonly List<(int Level, string Number, string Title)> _path = [];
    private readonly Dictionary<string, JsonObject> _origins = new(StringComparer.Ordinal);
    private readonly List<string> _groups = [];
    private bool _isAnnex;
    private string? _statusTheme;
    private string? _nextTheme;
    private string? _rowKey;
    private (int Status, int Next) _groupStart; // items before the group at one height

    /// <param name="numbers">Keys of the footnotes in the order of their numbers.</param>
    private EditionFacts(Script script, IReadOnlyList<string> numbers, string edition)
    {
        (_script, _numbers, _edition) = (script, numbers, edition);
        _isAnnex = script.Statements.All(s => s.Tag != "over");
        foreach (var s in script.Statements) Add(s);
    }

    /// <summary>The files of an edition, by kind.</summary>
    public static IEnumerable<(string Kind, JsonArray Array)> Of(Script script, IReadOnlyList<string> numbers, string edition)
    {
        var facts = new EditionFacts(script, numbers, edition);
        yield return ("sections", facts._sections);
        yield return ("measures", facts._measures);
        yield return ("indicators", facts._indicators);
        yield return ("restatements", facts._restatements);
        yield return ("footnotes", [.. numbers.Select((key, i) => (JsonNode)new JsonObject { ["number"] = script.FirstFootnote + i, ["text"] = script.Footnotes[key].Replace("{page}", "", StringComparison.Ordinal) })]);
    }

    private void Add(Statement s)
    {
        switch (s.Tag)
        {
            case "over": _isAnnex = true; _path.Clear(); break;
            case "h1" or "h2" or "h3" or "part" or "chapter" or "section" or "topic":
                var level = s.Tag switch { "h1" or "part" => 1, "h2" or "chapter" => 2, "h3" or "section" => 3, _ => 4 };
                _path.RemoveAll(p => p.Level >= level);
                var (number, title) = Marks.Heading(s.Text);
                _path.Add((level, number, title));
                _sections.Add(new JsonObject { ["path"] = Path(), ["title"] = title });
                _groups.Clear();
                break;
            case "angle" or "block" or "pillar":
                _path.Clear();
                _path.Add(s.Tag != "pillar" ? (1, s.Text.Trim('<', '>'), s.Text.Trim('<', '>')) : (1, s.Text[..1], s.Text[1..].Trim()));
                _sections.Add(new JsonObject { ["path"] = Path(), ["title"] = _path[0].Title });
                break;
            case "group": Group(0, Script.Plain(s.Text).Trim('＜', '＞')); break;
            case "subgroup": Group(1, Script.Plain(s.Text).Trim('《', '》')); break;
            case "row":
                _rowKey = s.Text.Split(' ')[^1];
                (_statusTheme, _nextTheme, _groupStart) = (null, null, (0, 0));
                break;
            case "plan" or "m": _measures.Add(Measure(s)); _groupStart = (0, 0); break;
            case "sub":
                Last()["planText"] = Last()["planText"]!.GetValue<string>() + Script.Plain(s.Text);
                foreach (var deadline in Marks.Deadlines(s.Text)) ((JsonArray)Last()["deadlines"]!).Add(deadline!.DeepClone());
                break;
            case "st": _statusTheme = Script.Plain(s.Text).Trim('<', '>', '＜', '＞'); break;
            case "nt": _nextTheme = Script.Plain(s.Text).Trim('<', '>', '＜', '＞'); break;
            case "g": _groupStart = (Count("status"), Count("next")); break;
            case "s" or "ss": AddItem(s, "status", _statusTheme); break;
            case "n" or "nn": AddItem(s, "next", _nextTheme); break;
            case "ind" or "ind-" or "target" or "observation" or "indrow" or "prose" or "line" or "plain" when IndicatorFacts.Has(s):
                _indicators.Add(IndicatorFacts.Of(s, _indicators.Count + 1, Path(), _numbers, _script.FirstFootnote));
                break;
        }
    }

    private void Group(int depth, string name)
    {
        _groups.RemoveRange(depth, _groups.Count - depth);
        _groups.Add(name);
    }

    private JsonArray Path() => [.. (_isAnnex && _script.Statements.Any(s => s.Tag == "h1") ? ["別添"] : Array.Empty<string>()).Concat(_path.Select(p => p.Number)).Select(p => (JsonNode)p)];

    private JsonObject Last() => (JsonObject)_measures[^1]!;

    private int Count(string column) => _measures.Count == 0 ? 0 : ((JsonArray)Last()[column]!).Count;

    private JsonObject Measure(Statement s)
    {
        var (text, ministries, isRestated) = Marks.Parts(Script.Plain(s.Text));
        var measure = new JsonObject
        {
            ["order"] = _measures.Count + 1,
            ["section"] = Path(),
            ["sectionTitle"] = _path[^1].Title,
            ["planText"] = text.TrimStart('〇', '○', ' '),
            ["ministries"] = ministries,
            ["restated"] = isRestated,
            ["deadlines"] = Marks.Deadlines(s.Text),
            ["status"] = new JsonArray(),
            ["next"] = new JsonArray(),
        };
        if (_groups.Count > 0) measure["groups"] = new JsonArray([.. _groups.Select(g => (JsonNode)g)]);
        var at = new JsonObject { ["order"] = _measures.Count + 1, ["item"] = null };
        if (_rowKey is { } key) _origins.TryAdd(key, at);
        foreach (var id in Marks.Ops(s.Text, "id")) _origins[id] = at;
        foreach (var of in Marks.Ops(s.Text, "of")) _restatements.Add(new JsonObject { ["order"] = _measures.Count + 1, ["column"] = null, ["item"] = null, ["marked"] = isRestated, ["origin"] = _origins[of].DeepClone() });
        return measure;
    }

    private void AddItem(Statement s, string column, string? theme)
    {
        var plain = Script.Plain(s.Text);
        if (plain is "—" or "－")
        {
            var closed = (JsonArray)Last()["status"]!;
            for (var i = _groupStart.Status; i < closed.Count; i++) closed[i]!["finished"] = true;
            return;
        }

        var (text, ministries, isRestated) = Marks.Parts(plain);
        var item = new JsonObject { ["text"] = text, ["theme"] = theme, ["ministries"] = ministries, ["restated"] = isRestated, ["deadlines"] = Marks.Deadlines(s.Text) };
        var list = (JsonArray)Last()[column]!;
        list.Add(item);
        if (_edition == "2025" && column == "status") item["pairs"] = new JsonArray();
        if (_edition == "2025" && column == "next" && Count("status") > _groupStart.Status)
        {
            ((JsonArray)((JsonArray)Last()["status"]!)[_groupStart.Status]!["pairs"]!).Add(list.Count);
        }

        foreach (var id in Marks.Ops(s.Text, "id")) _origins[id] = new JsonObject { ["order"] = _measures.Count, ["item"] = list.Count };
        foreach (var of in Marks.Ops(s.Text, "of"))
        {
            _restatements.Add(new JsonObject { ["order"] = _measures.Count, ["column"] = column, ["item"] = list.Count, ["marked"] = isRestated, ["origin"] = _origins[of].DeepClone() });
        }
    }
}
