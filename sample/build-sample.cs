#!/usr/bin/env dotnet
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property RunAnalyzers=false
// build-sample.cs - lays the built-in sample out: dotnet run sample/build-sample.cs [-- --pdf] [-- --check]
// source/*.txt (readable) -> strategy-*.txt, plan-points.txt, expected/*.json and, with --pdf, strategy-markup.pdf (needs chromium and qpdf).
// --check writes nothing and ends with 1 where a committed file differs from what the sources give. Notation: sample/README.md.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

var home = Here();
var plan = File.ReadLines(Path.Combine(home, "source", "plan-2.txt")).Where(l => l.StartsWith('@'))
    .Select(l => l.Split(' ', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
var files = new SortedDictionary<string, string>(StringComparer.Ordinal);

var markup = new Markup(Source("2024"));
files["strategy-markup.txt"] = markup.Text;
AddTruth("2024", markup.Script, markup.Numbers);
var columns = new Columns(Source("2025"));
files["strategy-columns.txt"] = columns.Text;
AddTruth("2025", columns.Script, columns.Numbers);

var goals = new Goals(Source("2021"));
files["strategy-goals.txt"] = goals.Text;
AddTruth("2021", goals.Script, goals.Numbers);

var points = new Points(Source("plan-3"));
files["plan-points.txt"] = points.Text;
AddTruth("plan-3", points.Script, []);

files["expected/lineage-2024-2025.json"] = Truth.Json(Truth.Lineage(markup.Script, Measures("2024"), columns.Script, Measures("2025")));
files["corrections.csv"] = Corrections("strategy-markup.txt", markup);

var stale = files.Where(f => !File.Exists(Path.Combine(home, f.Key)) || File.ReadAllText(Path.Combine(home, f.Key)) != f.Value).Select(f => f.Key).ToList();
if (args.Contains("--check", StringComparer.Ordinal))
{
    foreach (var name in stale) Console.WriteLine($"differs from its source: sample/{name}");
    return stale.Count == 0 ? 0 : 1;
}

foreach (var name in stale)
{
    File.WriteAllText(Path.Combine(home, name), files[name]);
    Console.WriteLine($"written: sample/{name}");
}

if (args.Contains("--pdf", StringComparer.Ordinal)) Print(markup.Html, Path.Combine(home, "strategy-markup.pdf"));
return 0;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

Script Source(string edition) => Script.Read(Path.Combine(home, "source", edition + ".txt"), plan);

void AddTruth(string edition, Script script, IReadOnlyList<string> numbers)
{
    foreach (var (kind, array) in Truth.Of(script, numbers, edition)) files[$"expected/{edition}.{kind}.json"] = Truth.Json(array);
}

JsonArray Measures(string edition) => JsonNode.Parse(files[$"expected/{edition}.measures.json"])!.AsArray();

static string Corrections(string file, Markup markup)
{
    var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(markup.Text)));
    var lines = markup.Text.Split('\n');
    var rows = new StringBuilder("document,line,wrong,right,reason\n");
    foreach (var fault in markup.Script.Faults())
    {
        var line = Array.FindIndex(lines, l => l.Contains(fault[0], StringComparison.Ordinal)) + 1;
        if (line == 0) throw new InvalidDataException($"{file}: the fault {fault[0]} is cut by a line");
        rows.Append(CultureInfo.InvariantCulture, $"{hash},{line},{fault[0]},{fault[1]},{fault[2]}\n");
    }

    return rows.ToString();
}

static void Print(string html, string pdf)
{
    var page = Path.Combine(Path.GetTempPath(), "shirube-sample.html");
    File.WriteAllText(page, html);
    using var chromium = Process.Start(new ProcessStartInfo("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-pdf-tagging", $"--print-to-pdf={pdf}", page]) { RedirectStandardError = true })!;
    chromium.StandardError.ReadToEnd();
    chromium.WaitForExit();
    File.Delete(page);
    // Chromium writes one small object per glyph; packed into object streams the file is a third smaller.
    using var packer = Process.Start("qpdf", ["--object-streams=generate", "--replace-input", pdf]);
    packer.WaitForExit();
    Console.WriteLine($"printed: {pdf}");
}

/// <summary>One statement of a source: a tag, its text, and the indented lines below it.</summary>
internal sealed record Statement(string Tag, string Text)
{
    public List<string> Below { get; } = [];
}

/// <summary>A readable source, its inline marks still in place.</summary>
internal sealed partial class Script
{
    public List<Statement> Statements { get; } = [];

    public Dictionary<string, string> Footnotes { get; } = new(StringComparer.Ordinal);

    public int FirstFootnote { get; private set; } = 1;

    [GeneratedRegex(@"\{(?<op>[a-z|]+)(?: (?<text>[^{}]*))?\}", RegexOptions.NonBacktracking)]
    public static partial Regex Inline { get; }

    [GeneratedRegex(@"【[^】]*】$", RegexOptions.NonBacktracking)]
    public static partial Regex Mark { get; }

    public static Script Read(string path, IReadOnlyDictionary<string, string> plan)
    {
        var script = new Script();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("fn ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ', 3);
                script.Footnotes[parts[1]] = parts[2];
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                script.Statements[^1].Below.Add(line.Trim());
            }
            else if (line.StartsWith("firstfootnote ", StringComparison.Ordinal))
            {
                script.FirstFootnote = int.Parse(line["firstfootnote ".Length..], CultureInfo.InvariantCulture);
            }
            else
            {
                var parts = line.Split(' ', 2);
                var text = parts.Length > 1 ? parts[1] : "";
                if (parts[0] is "ss" or "nn") text = text.TrimStart('・');
                if (parts[0] == "plan" && text.StartsWith('@')) text = plan[text];
                script.Statements.Add(new(parts[0], text));
            }
        }

        return script;
    }

    public IEnumerable<string[]> Faults() =>
        from statement in Statements
        from Match m in Inline.Matches(statement.Text)
        where m.Groups["op"].Value == "fault"
        select m.Groups["text"].Value.Split('|');

    /// <summary>Text as a reader sees it: no marks of the notation, no footnote references.</summary>
    public static string Plain(string text) => Inline.Replace(text, m => m.Groups["op"].Value switch
    {
        "by" or "from" or "in" or "around" => m.Groups["text"].Value,
        "fault" => m.Groups["text"].Value.Split('|')[0],
        _ => "",
    });

    /// <summary>Text with the notation printed: footnote references by <paramref name="reference"/>, cuts as U+000C, everything else plain.</summary>
    public static string Printed(string text, Func<string, string> reference, Func<string, string> planReference) => Inline.Replace(text, m => m.Groups["op"].Value switch
    {
        "fn" => reference(m.Groups["text"].Value),
        "pfn" => planReference(m.Groups["text"].Value),
        "|" => "\f",
        "p" => "\u000b",
        _ => Plain(m.Value),
    });
}

/// <summary>The numbers that footnotes get by their first reference, and the notes still to be printed on the page.</summary>
internal sealed class NoteCounter(Script script)
{
    private readonly List<string> _pending = [];

    public List<string> Keys { get; } = [];

    public int NumberOf(string key)
    {
        if (!script.Footnotes.ContainsKey(key)) throw new InvalidDataException($"no footnote {key}");
        var at = Keys.IndexOf(key);
        if (at < 0)
        {
            at = Keys.Count;
            Keys.Add(key);
            _pending.Add(key);
        }

        return script.FirstFootnote + at;
    }

    public List<(int Number, string Text)> TakePending()
    {
        var taken = _pending.Select(k => (NumberOf(k), script.Footnotes[k])).ToList();
        _pending.Clear();
        return taken;
    }
}

/// <summary>What a careful reader should find: measures, indicators, footnotes, sections, restatements.</summary>
internal static class Truth
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IndentSize = 1 };

    public static string Json(JsonArray array) => array.ToJsonString(Options) + "\n";

    public static IEnumerable<(string Kind, JsonArray Array)> Of(Script script, IReadOnlyList<string> numbers, string edition)
    {
        var measures = new JsonArray();
        var indicators = new JsonArray();
        var sections = new JsonArray();
        var restatements = new JsonArray();
        var path = new List<(int Level, string Number, string Title)>();
        var (isAnnex, lastLevel) = (script.Statements.All(s => s.Tag != "over"), 0);
        var origins = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        string? statusTheme = null, nextTheme = null, rowKey = null;
        var groups = new List<string>();
        var groupStart = (Status: 0, Next: 0);

        foreach (var s in script.Statements)
        {
            switch (s.Tag)
            {
                case "over": isAnnex = true; path.Clear(); break;
                case "h1" or "h2" or "h3" or "part" or "chapter" or "section" or "topic":
                    lastLevel = s.Tag switch { "h1" or "part" => 1, "h2" or "chapter" => 2, "h3" or "section" => 3, _ => 4 };
                    path.RemoveAll(p => p.Level >= lastLevel);
                    var (number, title) = Heading(s.Text);
                    path.Add((lastLevel, number, title));
                    sections.Add(new JsonObject { ["path"] = Path(), ["title"] = title });
                    groups.Clear();
                    break;
                case "angle" or "block" or "pillar":
                    path.Clear();
                    path.Add(s.Tag != "pillar" ? (1, s.Text.Trim('<', '>'), s.Text.Trim('<', '>')) : (1, s.Text[..1], s.Text[1..].Trim()));
                    sections.Add(new JsonObject { ["path"] = Path(), ["title"] = path[0].Title });
                    break;
                case "group": groups = [Script.Plain(s.Text).Trim('＜', '＞')]; break;
                case "subgroup": groups = [groups[0], Script.Plain(s.Text).Trim('《', '》')]; break;
                case "row":
                    rowKey = s.Text.Split(' ')[^1];
                    (statusTheme, nextTheme, groupStart) = (null, null, (0, 0));
                    break;
                case "plan" or "m": measures.Add(Measure(s)); groupStart = (0, 0); break;
                case "sub":
                    Last()["planText"] = Last()["planText"]!.GetValue<string>() + Script.Plain(s.Text);
                    foreach (var deadline in Deadlines(s.Text)) ((JsonArray)Last()["deadlines"]!).Add(deadline!.DeepClone());
                    break;
                case "st": statusTheme = Script.Plain(s.Text).Trim('<', '>', '＜', '＞'); break;
                case "nt": nextTheme = Script.Plain(s.Text).Trim('<', '>', '＜', '＞'); break;
                case "g": groupStart = (Count("status"), Count("next")); break;
                case "s" or "ss": AddItem(s, "status", statusTheme); break;
                case "n" or "nn": AddItem(s, "next", nextTheme); break;
                case "ind" or "ind-" or "target" or "observation" or "indrow" or "prose" or "line" or "plain" when s.Below.Exists(b => b.StartsWith("name ", StringComparison.Ordinal)): indicators.Add(Indicator(s)); break;
            }
        }

        yield return ("sections", sections);
        yield return ("measures", measures);
        yield return ("indicators", indicators);
        yield return ("restatements", restatements);
        yield return ("footnotes", [.. numbers.Select((key, i) => (JsonNode)new JsonObject { ["number"] = script.FirstFootnote + i, ["text"] = script.Footnotes[key].Replace("{page}", "", StringComparison.Ordinal) })]);

        JsonArray Path() => [.. (isAnnex && script.Statements.Any(s => s.Tag == "h1") ? ["別添"] : Array.Empty<string>()).Concat(path.Select(p => p.Number)).Select(p => (JsonNode)p)];
        JsonObject Last() => (JsonObject)measures[^1]!;
        int Count(string column) => measures.Count == 0 ? 0 : ((JsonArray)Last()[column]!).Count;

        JsonObject Measure(Statement s)
        {
            var (text, ministries, isRestated) = Parts(Script.Plain(s.Text));
            var measure = new JsonObject
            {
                ["order"] = measures.Count + 1, ["section"] = Path(), ["sectionTitle"] = path[^1].Title, ["planText"] = text.TrimStart('〇', '○', ' '),
                ["ministries"] = ministries, ["restated"] = isRestated, ["deadlines"] = Deadlines(s.Text), ["status"] = new JsonArray(), ["next"] = new JsonArray(),
            };
            if (groups.Count > 0) measure["groups"] = new JsonArray([.. groups.Select(g => (JsonNode)g)]);
            var at = new JsonObject { ["order"] = measures.Count + 1, ["item"] = null };
            if (rowKey is { } key) origins.TryAdd(key, at);
            foreach (var id in Ops(s.Text, "id")) origins[id] = at;
            foreach (var of in Ops(s.Text, "of")) restatements.Add(new JsonObject { ["order"] = measures.Count + 1, ["column"] = null, ["item"] = null, ["marked"] = isRestated, ["origin"] = origins[of].DeepClone() });
            return measure;
        }

        void AddItem(Statement s, string column, string? theme)
        {
            var plain = Script.Plain(s.Text);
            if (plain is "—" or "－")
            {
                var closed = (JsonArray)Last()["status"]!;
                for (var i = groupStart.Status; i < closed.Count; i++) closed[i]!["finished"] = true;
                return;
            }

            var (text, ministries, isRestated) = Parts(plain);
            var item = new JsonObject { ["text"] = text, ["theme"] = theme, ["ministries"] = ministries, ["restated"] = isRestated, ["deadlines"] = Deadlines(s.Text) };
            var list = (JsonArray)Last()[column]!;
            list.Add(item);
            if (edition == "2025" && column == "status") item["pairs"] = new JsonArray();
            if (edition == "2025" && column == "next" && Count("status") > groupStart.Status)
            {
                ((JsonArray)((JsonArray)Last()["status"]!)[groupStart.Status]!["pairs"]!).Add(list.Count);
            }

            foreach (var id in Ops(s.Text, "id")) origins[id] = new JsonObject { ["order"] = measures.Count, ["item"] = list.Count };
            foreach (var of in Ops(s.Text, "of"))
            {
                restatements.Add(new JsonObject { ["order"] = measures.Count, ["column"] = column, ["item"] = list.Count, ["marked"] = isRestated, ["origin"] = origins[of].DeepClone() });
            }
        }

        JsonObject Indicator(Statement s)
        {
            var indicator = new JsonObject
            {
                ["order"] = indicators.Count + 1, ["section"] = Path(),
                ["kind"] = s.Tag switch { "indrow" => "table", "prose" => "prose", "target" or "line" or "plain" => s.Below.Contains("obs") ? "observation" : "target", _ => s.Text.Split(' ')[0] },
                ["values"] = new JsonArray(), ["target"] = null, ["baseline"] = null,
                ["restated"] = s.Text.Contains("再掲", StringComparison.Ordinal),
                ["footnotes"] = new JsonArray([.. Ops(s.Text, "fn").Concat(s.Below.SelectMany(b => Ops(b, "fn"))).Distinct(StringComparer.Ordinal).Select(k => (JsonNode)(numbers.ToList().IndexOf(k) + script.FirstFootnote))]),
            };
            foreach (var line in s.Below)
            {
                var p = line.Split(' ');
                switch (p[0])
                {
                    case "name": indicator["name"] = line["name ".Length..]; break;
                    case "value":
                        ((JsonArray)indicator["values"]!).Add(new JsonObject
                        {
                            ["label"] = p.Length > 4 ? p[4] : null, ["value"] = Number(p[1]), ["unit"] = p[2] == "-" ? null : p[2], ["year"] = Year(p[3]), ["fiscal"] = p[3].Contains("年度", StringComparison.Ordinal),
                        });
                        break;
                    case "target" or "baseline":
                        indicator[p[0]] = new JsonObject
                        {
                            ["value"] = Number(p[1]), ["unit"] = p[2] == "-" ? null : p[2], ["year"] = Year(p[3]), ["fiscal"] = p[3].Contains("年度", StringComparison.Ordinal), ["operator"] = p.Length > 4 ? p[4] : "equal",
                        };
                        break;
                }
            }

            return indicator;
        }
    }

    /// <summary>The same measure in two editions, by its key in the sources. A section that the later edition leaves out is not covered.</summary>
    public static JsonArray Lineage(Script fromScript, JsonArray from, Script toScript, JsonArray to)
    {
        var (old, current) = (Keys(fromScript), Keys(toScript));
        var covered = to.Select(m => m!["section"]!.ToJsonString()).ToHashSet(StringComparer.Ordinal);
        var lineage = new JsonArray();
        for (var i = 0; i < old.Count; i++)
        {
            var k = current.IndexOf(old[i]);
            var relation = k >= 0 ? (from[i]!["planText"]!.ToString() == to[k]!["planText"]!.ToString() ? "continued" : "changed")
                : covered.Contains(from[i]!["section"]!.ToJsonString()) ? "dropped" : "notCovered";
            lineage.Add(new JsonObject { ["key"] = old[i], ["from"] = i + 1, ["to"] = k < 0 ? null : k + 1, ["relation"] = relation });
        }

        foreach (var key in current.Except(old, StringComparer.Ordinal))
        {
            lineage.Add(new JsonObject { ["key"] = key, ["from"] = null, ["to"] = current.IndexOf(key) + 1, ["relation"] = "new" });
        }

        return lineage;

        static List<string> Keys(Script script) => [.. script.Statements.Where(s => s.Tag == "row").Select(s => s.Text.Split(' ')[^1])];
    }

    private static decimal? Number(string text) => text == "-" ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Last year named: 2026 of 2024～2026年度; 令和７年 is 2025; null where there is none.</summary>
    public static int? Year(string text)
    {
        var half = text.Normalize(NormalizationForm.FormKC);
        var era = half.IndexOf("令和", StringComparison.Ordinal);
        var digits = new List<string>();
        for (var i = 0; i < half.Length; i++)
        {
            var start = i;
            while (i < half.Length && char.IsAsciiDigit(half[i])) i++;
            if (i > start) digits.Add(half[start..i]);
        }

        if (era >= 0 && digits.Count > 0) return 2018 + int.Parse(digits[0], CultureInfo.InvariantCulture);
        var year = digits.LastOrDefault(d => d.Length == 4);
        return year is null ? null : int.Parse(year, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Ops(string text, string op) =>
        Script.Inline.Matches(text).Where(m => m.Groups["op"].Value == op).Select(m => m.Groups["text"].Value);

    private static JsonArray Deadlines(string text) => [.. from m in Script.Inline.Matches(text)
        let kind = m.Groups["op"].Value
        where kind is "by" or "from" or "in" or "around"
        let words = m.Groups["text"].Value
        select (JsonNode)new JsonObject { ["text"] = words.Replace(" ", "", StringComparison.Ordinal), ["kind"] = kind, ["year"] = Year(words), ["fiscal"] = words.Replace(" ", "", StringComparison.Ordinal).Contains("年度", StringComparison.Ordinal) }];

    private static (string Text, JsonArray Ministries, bool IsRestated) Parts(string plain)
    {
        var text = plain.Trim();
        var isRestated = false;
        var names = new JsonArray();
        foreach (var again in (string[])["【再掲】", "（再掲）", "(再掲)"])
        {
            if (text.EndsWith(again, StringComparison.Ordinal)) (isRestated, text) = (true, text[..^again.Length].TrimEnd());
        }

        if (Script.Mark.Match(text) is { Success: true } mark)
        {
            text = text[..mark.Index].TrimEnd();
            foreach (var name in mark.Value[1..^1].Replace(" ", "", StringComparison.Ordinal).Split('、')) names.Add(Half(name));
        }

        foreach (var again in (string[])["（再掲）", "(再掲)"])
        {
            if (text.EndsWith(again, StringComparison.Ordinal)) (isRestated, text) = (true, text[..^again.Length].TrimEnd());
        }

        return (text, names, isRestated);
    }

    private static string Half(string name) => string.Concat(name.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));

    /// <summary>"（１） 海の…" is "(1)" and "海の…".</summary>
    public static (string Number, string Title) Heading(string text)
    {
        var plain = Script.Plain(text);
        var half = Half(plain);
        var end = half[0] switch
        {
            '(' => half.IndexOf(')', StringComparison.Ordinal) + 1,
            '第' => half.IndexOfAny(['部', '章']) + 1,
            >= '①' and <= '⑳' => 1,
            _ => half.IndexOfAny(['.', '．']),
        };
        var number = half[..end].Replace(" ", "", StringComparison.Ordinal);
        return (number, plain[end..].TrimStart('.', '．', ' ', '　'));
    }
}

/// <summary>Layout markup: tab-separated rows with HTML fragments; the same pages as HTML for printing.</summary>
internal sealed class Markup
{
    private const string Header = "基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針";
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();
    private readonly NoteCounter _notes;
    private bool _isTableOpen;
    private bool _isInAnnex;

    public Markup(Script script)
    {
        Script = script;
        _notes = new(script);
        for (var i = 0; i < script.Statements.Count; i++) i = Write(i);
        Flush();
        CloseTable();
    }

    public Script Script { get; }

    public IReadOnlyList<string> Numbers => _notes.Keys;

    public string Text => _text.ToString();

    public string Html => $$"""
        <!doctype html><meta charset="utf-8"><title>しおかぜ県科学技術戦略 2024 別添</title><style>
        @page { size: A4; margin: 18mm 16mm } body { font: 9.5pt/1.5 "Noto Sans CJK JP", sans-serif; margin: 0 }
        .page { min-height: 258mm; position: relative; break-after: page; box-sizing: border-box } .notes { position: absolute; bottom: 0; font-size: 7.5pt; border-top: .5pt solid #000; width: 100% }
        table { border-collapse: collapse; width: 100%; table-layout: fixed } th, td { border: .6pt solid #000; vertical-align: top; padding: 1mm; font-weight: normal; overflow-wrap: anywhere }
        h1, h2, h3 { font-weight: normal; margin: 2mm 0 } h1 { font-size: 13pt } h2 { font-size: 11pt } h3 { font-size: 10pt } p { margin: 1mm 0 }
        </style><div class="page">{{_html}}</div>
        """;

    /// <summary>Writes the statement at <paramref name="at"/>; gives the last one that belongs to it.</summary>
    private int Write(int at)
    {
        var s = Script.Statements[at];
        if (s.Tag is not ("row" or "plan" or "s" or "ss" or "n" or "nn" or "st" or "nt" or "|s" or "|n" or "|p" or "sep")) CloseTable();
        switch (s.Tag)
        {
            case "title" or "date" or "by": _text.Append(s.Text + "\n\n"); break;
            case "contents": Contents(); break;
            case "over": _text.Append($"\n{s.Text}\n\n"); _isInAnnex = true; break;
            case "page": Flush(); break;
            case "h1":
                Flush();
                Heading(s.Text, "h1");
                break;
            case "h2" or "h3" or "h4" or "hg": Heading(s.Text, s.Tag == "h2" ? "h2" : "h3"); break;
            case "label": Paragraph(s.Text, "p"); break;
            case "p": Paragraph(s.Text, "p"); break;
            case "goal" or "-": Bullet("- ・ ", "・ ", s.Text); break;
            case "ind": Bullet("- ・ ", "・ ", s.Text[(s.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]); break;
            case "ind-": Bullet("- ", "・ ", s.Text[(s.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]); break;
            case "line": _text.Append(s.Text + "\n"); Html_($"<p>{s.Text}</p>"); break;
            case "table": Gap(); _text.Append(Header + "\n"); OpenTable(); break;
            case "row": return Row(at);
            case "sep": _text.Append("---\t--\t--\n"); break;
            case "legend": Flush(); _isInAnnex = false; _text.Append("※【 】中において用いられる府省の略称は、以下のとおり。\n\n略称\t府省名\t\t\n"); break;
            case "legendrow": _text.Append(s.Text + "\n"); break;
        }

        return at;
    }

    private void Contents()
    {
        _text.Append("目次\n\n");
        var page = 1;
        foreach (var s in Script.Statements)
        {
            if (s.Tag == "annex") _text.Append(CultureInfo.InvariantCulture, $"{s.Text}\t{page}\n");
            if (s.Tag is "h1" or "h2") _text.Append(CultureInfo.InvariantCulture, $"{Script.Plain(s.Text)}\t{page++}\n");
        }

        _text.Append('\n');
    }

    private void Heading(string text, string tag)
    {
        var printed = Print(text);
        Gap();
        _text.Append(printed + "\n\n");
        Html_($"<{tag}>{printed}</{tag}>");
    }

    private void Paragraph(string text, string tag)
    {
        var pieces = Print(text).Split('\f');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) Flush();
            Gap();
            _text.Append(pieces[i] + "\n\n");
            Html_($"<{tag}>{pieces[i]}</{tag}>");
        }
    }

    private void Bullet(string bullet, string htmlBullet, string text)
    {
        var isPageEnd = text.EndsWith("{page}", StringComparison.Ordinal);
        var printed = Print(text);
        _text.Append($"{bullet}{printed}\n");
        Html_($"<p>{htmlBullet}{printed}</p>");
        if (isPageEnd) Flush();
    }

    /// <summary>One row: each cut makes a physical row of its own, with the page's footnotes between.</summary>
    private int Row(int at)
    {
        var options = Script.Statements[at].Text.Split(' ');
        var (isPlain, isBare, isProse, isUnderlined) = (options.Contains("plain"), options.Contains("bare"), options.Contains("prose"), options.Contains("u"));
        string[] columns = ["", "", ""];
        var (previous, last) = (new string[] { "", "", "" }, at);
        var restarted = new bool[] { true, true, true };
        for (var i = at + 1; i < Script.Statements.Count; i++)
        {
            var s = Script.Statements[i];
            var column = s.Tag switch { "plan" or "|p" => 0, "s" or "ss" or "st" or "|s" => 1, "n" or "nn" or "nt" or "|n" => 2, _ => -1 };
            if (column < 0) break;
            last = i;
            if (s.Tag[0] == '|')
            {
                columns[column] += "\f";
                (previous[column], restarted[column]) = ("", true);
                continue;
            }

            columns[column] += Item(s, column, previous[column]);
            previous[column] = s.Tag;
        }

        // Numbers go by the printed order: all of the first physical row, then all of the second.
        var pieces = columns.Select(c => c.Split('\f')).ToArray();
        for (var k = 0; k < pieces.Max(p => p.Length); k++)
        {
            if (k > 0) Flush(isInRow: true);
            var cells = pieces.Select((p, c) => k < p.Length ? Cell(p[k], c, isFirst: k == 0) : "").ToArray();
            _text.Append(string.Join('\t', cells) + "\n");
            if (_isInAnnex) _html.Append("<tr>" + string.Concat(cells.Select(c => $"<td>{HtmlCell(c)}</td>")) + "</tr>\n");
        }

        return last;

        string Item(Statement s, int column, string before)
        {
            if (column == 0) return Cuts(isProse ? s.Text : "○" + s.Text);
            if (s.Text is "—") return s.Text;
            var text = Cuts(s.Tag is "st" or "nt" ? s.Text : (isBare ? "" : "・") + s.Text);
            if (isPlain) return before.Length == 0 ? text : " " + text;
            var opens = before.Length == 0 || (s.Tag is "ss" or "nn" && before is "s" or "n") || before is "st" or "nt";
            if (s.Tag is "st" or "nt") return (before.Length == 0 ? "" : " ") + $"<p>{s.Text}</p>";
            return (before.Length == 0 ? "" : " ") + (opens ? "<ul style=\"list-style-type: none\"> " : "") + text;
        }

        static string Cuts(string text) => text.Replace("{|}", "\f", StringComparison.Ordinal).Replace("{par}", "</p> <p>", StringComparison.Ordinal);

        string Cell(string raw, int column, bool isFirst)
        {
            if (raw.Length == 0) return "";
            var printed = Script.Printed(raw, Reference, Reference);
            printed = Adjacent(printed);
            if (isUnderlined) printed = Underlined(printed);
            var paragraph = printed.IndexOf('\u000b', StringComparison.Ordinal);
            if (paragraph >= 0)
            {
                var close = printed.IndexOf('】', paragraph) + 1;
                printed = $"{printed[..paragraph]}<p>{printed[(paragraph + 1)..close]}</p>{printed[close..]}";
            }

            if (isPlain) return printed;
            if (column == 0) return $"<p>{printed}</p>";
            if (isFirst || printed.StartsWith('<') || printed.StartsWith('・')) return printed;
            var list = printed.IndexOf(" ・", StringComparison.Ordinal); // tail of the item cut on the page before
            return list < 0 ? $"<p>{printed}</p>" : $"<p>{printed[..list]}</p> <ul style=\"list-style-type: none\">{printed[list..]}";
        }
    }

    private static string HtmlCell(string cell) => cell
        .Replace("<ul style=\"list-style-type: none\"> ", "", StringComparison.Ordinal)
        .Replace("<p><", "<p>&lt;", StringComparison.Ordinal).Replace("></p>", "&gt;</p>", StringComparison.Ordinal)
        .Replace(" ・", "<br>・", StringComparison.Ordinal);

    private static string Underlined(string text) => Regex.Replace(text, "【([^】]*)】", m =>
        "【" + string.Join('、', m.Groups[1].Value.Split('、').Select(n => $"{n[..^n.TrimStart().Length]}<u>{n.TrimStart()}</u>")) + "】", RegexOptions.NonBacktracking);

    private string Print(string text) => Adjacent(Script.Printed(text, Reference, Reference));

    private string Reference(string key) => string.Concat(_notes.NumberOf(key).ToString(CultureInfo.InvariantCulture).Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'])) + "\u0001";

    /// <summary>Two references side by side are printed ^{28 29}.</summary>
    private static string Adjacent(string text)
    {
        text = Regex.Replace(text, "([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\u0001([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\u0001", m => $"^{{{Digits(m.Groups[1].Value)} {Digits(m.Groups[2].Value)}}}", RegexOptions.NonBacktracking);
        return text.Replace("\u0001", "", StringComparison.Ordinal);
        static string Digits(string sup) => string.Concat(sup.Select(c => (char)('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal))));
    }

    /// <summary>End of a page: the footnotes that it called for.</summary>
    private void Flush(bool isInRow = false)
    {
        var notes = _notes.TakePending();
        foreach (var (number, text) in notes)
        {
            Gap();
            _text.Append($"{Superscript(number)} {text}\n");
        }

        if (notes.Count > 0 || isInRow) _text.Append('\n');
        if (!_isInAnnex) return;
        var wasOpen = _isTableOpen;
        if (wasOpen) CloseTable();
        if (notes.Count > 0) _html.Append("<div class=\"notes\">" + string.Concat(notes.Select(n => $"<p>{Superscript(n.Number)} {n.Text}</p>")) + "</div>");
        _html.Append("</div>\n<div class=\"page\">");
        if (wasOpen) OpenTable();
    }

    private static string Superscript(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    private void OpenTable()
    {
        if (_isInAnnex) _html.Append("<table><thead><tr>" + string.Concat(Header.Split('\t').Select(h => $"<th>{h}</th>")) + "</tr></thead><tbody>\n");
        _isTableOpen = true;
    }

    private void CloseTable()
    {
        if (_isTableOpen && _isInAnnex) _html.Append("</tbody></table>\n");
        _isTableOpen = false;
    }

    private void Html_(string html)
    {
        if (_isInAnnex) _html.Append(html + "\n");
    }

    private void Gap()
    {
        if (_text.Length < 2 || (_text[^1] == '\n' && _text[^2] == '\n')) return;
        _text.Append('\n');
    }
}

/// <summary>A printed line: its text, the footnotes it calls for, and whether its paragraph ends with it.</summary>
internal sealed record Line(string Text, bool EndsParagraph, List<string> Notes)
{
    public static Line Padding { get; } = new("", true, []);

    public bool IsPadding => Text.Length == 0;

    public string Raw => EndsParagraph ? Text + " " : Text;
}

/// <summary>Breaks text into printed lines; a full-width character is 2 wide. Words of ASCII letters and digits stay whole.</summary>
internal static class Wrap
{
    private const string Opens = "（「『【＜〈《(";
    private const string MayHang = "、。，．）」』】〉》！？)";

    /// <param name="number">Prints a footnote reference and keeps its key for the line it falls into.</param>
    public static List<Line> Lines(string text, int width, Func<string, string> number)
    {
        var lines = new List<Line>();
        foreach (var paragraph in text.Split("{par}")) AddParagraph(paragraph, width, number, lines);
        return lines;
    }

    private static void AddParagraph(string text, int width, Func<string, string> number, List<Line> lines)
    {
        var (line, used, notes) = (new StringBuilder(), 0, new List<string>());
        foreach (var (unit, key) in Units(text, number))
        {
            var size = unit.Sum(c => c < 256 ? 1 : 2);
            if (used > 0 && used + size > width && !(unit.Length == 1 && MayHang.Contains(unit[0], StringComparison.Ordinal)))
            {
                lines.Add(new(line.ToString().TrimEnd(), false, notes));
                (line, used, notes) = (new StringBuilder(), 0, []);
                if (unit == " ") continue;
            }

            line.Append(unit);
            used += size;
            if (key is not null) notes.Add(key);
        }

        lines.Add(new(line.ToString().TrimEnd(), true, notes));
    }

    private static IEnumerable<(string Unit, string? Key)> Units(string text, Func<string, string> number)
    {
        var keys = new List<string>();
        var printed = Script.Printed(text, k =>
        {
            keys.Add(k);
            return "\u0001";
        }, _ => " ").Replace("\f", "", StringComparison.Ordinal);
        var next = 0;
        for (var i = 0; i < printed.Length; i++)
        {
            if (printed[i] == '\u0001')
            {
                yield return (number(keys[next]), keys[next++]);
                continue;
            }

            var start = i;
            if (Opens.Contains(printed[i], StringComparison.Ordinal) && i + 1 < printed.Length && printed[i + 1] != '\u0001') i++;
            while (char.IsAsciiLetterOrDigit(printed[i]) && i + 1 < printed.Length && char.IsAsciiLetterOrDigit(printed[i + 1])) i++;
            yield return (printed[start..(i + 1)], null);
        }
    }
}

/// <summary>Layout columns: the text layer of a PDF page by page, each row column after column; white space is all that is left of the table.</summary>
internal sealed class Columns
{
    private const int PageHeight = 59;
    private readonly StringBuilder _text = new();
    private readonly NoteCounter _notes;
    private readonly List<string> _pageNotes = [];
    private readonly List<Line> _page = [];
    private int _used; // printed lines of the page, the columns of a row side by side

    public Columns(Script script)
    {
        Script = script;
        _notes = new(script);
        for (var i = 0; i < script.Statements.Count; i++) i = Write(i);
        ClosePage();
    }

    public Script Script { get; }

    public IReadOnlyList<string> Numbers => _notes.Keys;

    public string Text => _text.ToString();

    private int Write(int at)
    {
        var s = Script.Statements[at];
        switch (s.Tag)
        {
            case "page": ClosePage(); break;
            case "h1" or "h2" or "h3" or "p" or "line": Prose(s.Text); break;
            case "hg" or "label":
                if (_page.Count > 0) Put(Line.Padding);
                Prose(s.Text);
                break;
            case "goal": Prose("・ " + s.Text); break;
            case "ind": Prose("・ " + s.Text[(s.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]); break;
            case "table": Prose("基本計画における具体的な取組 実施状況・現状分析 今後の取組方針"); break;
            case "row": return Row(at);
            case "legend":
                ClosePage();
                Prose("※【 】中において用いられる府省の略称は、以下のとおり。");
                Prose("略称 府省名");
                break;
            case "legendrow": Prose(s.Text); break;
        }

        return at;
    }

    private void Prose(string text)
    {
        foreach (var line in Wrap.Lines(text, 100, Number)) Put(line);
    }

    private string Number(string key) => _notes.NumberOf(key).ToString(CultureInfo.InvariantCulture);

    private void Put(Line line)
    {
        if (_used + 1 + NoteHeight(_pageNotes.Concat(line.Notes)) > PageHeight) ClosePage();
        if (line.IsPadding && _page.Count == 0) return;
        _page.Add(line);
        _pageNotes.AddRange(line.Notes);
        _used++;
    }

    private int Row(int at)
    {
        var (plan, status, next) = (new List<Line>(), new List<Line>(), new List<Line>());
        var starts = new List<(bool IsNext, Line First)>();
        var isProse = Script.Statements[at].Text.Split(' ').Contains("prose", StringComparer.Ordinal);
        var i = at + 1;
        for (; i < Script.Statements.Count; i++)
        {
            var s = Script.Statements[i];
            if (s.Tag is "g" && (status.Count > 0 || next.Count > 0))
            {
                while (status.Count < next.Count) status.Add(Line.Padding);
                while (next.Count < status.Count) next.Add(Line.Padding);
            }

            if (s.Tag == "plan") plan.AddRange(Wrap.Lines(isProse ? s.Text : "〇" + s.Text, 34, Number));
            else if (s.Tag is "s" or "st") status.AddRange(Wrap.Lines(s.Tag == "s" ? "・" + s.Text : s.Text, 34, Number));
            else if (s.Tag is "n" or "nt") next.AddRange(Wrap.Lines(s.Tag == "n" && s.Text != "－" ? "・" + s.Text : s.Text, 34, Number));
            else if (s.Tag != "g") break;
        }

        Place([plan, status, next]);
        return i - 1;
    }

    private void Place(List<Line>[] columns)
    {
        while (columns.Any(c => c.Exists(l => !l.IsPadding)))
        {
            var height = Math.Min(PageHeight - _used, columns.Max(c => c.Count));
            while (height > 0 && !Fits(columns, height)) height--;
            if (height < 4 && columns.Max(c => c.Count) > height)
            {
                ClosePage();
                continue;
            }

            foreach (var column in columns)
            {
                var part = column.Take(height).ToList();
                column.RemoveRange(0, part.Count);
                if (column.TrueForAll(l => l.IsPadding)) part = part[..(part.FindLastIndex(l => !l.IsPadding) + 1)];
                _page.AddRange(part);
                _pageNotes.AddRange(part.SelectMany(l => l.Notes));
            }

            _used += height;
            if (columns.Any(c => c.Exists(l => !l.IsPadding))) ClosePage();
        }
    }

    /// <summary>The notes fit below, and the next page would begin with text: a page never begins with an empty line.</summary>
    private bool Fits(List<Line>[] columns, int height)
    {
        var notes = _pageNotes.Concat(columns.SelectMany(c => c.Take(height)).SelectMany(l => l.Notes));
        if (_used + height + NoteHeight(notes) > PageHeight) return false;
        var rest = columns.Select(c => c.Skip(height).ToList()).FirstOrDefault(c => c.Exists(l => !l.IsPadding));
        return rest is null || !rest[0].IsPadding;
    }

    private int NoteHeight(IEnumerable<string> keys)
    {
        var height = keys.Sum(k => Note(k).Count);
        return height == 0 ? 0 : height + 2;
    }

    private List<Line> Note(string key) => Wrap.Lines($"{Number(key)} {Script.Footnotes[key]}", 124, Number);

    private void ClosePage()
    {
        if (_page.Count == 0) return;
        var lines = _page.Select(l => l.IsPadding ? " " : l.Raw).ToList();
        lines[0] = " " + lines[0];
        _text.Append(string.Join("\n\n", lines));
        if (_pageNotes.Count > 0)
        {
            var keys = _pageNotes.Select(_notes.NumberOf).ToList();
            if (!keys.SequenceEqual(keys.Order())) throw new InvalidDataException($"footnotes out of printed order: {string.Join(',', _pageNotes)}");
            _text.Append("\n\n \n\n \n" + string.Join("\n\n", _pageNotes.SelectMany(Note).Select(l => l.Raw)));
        }

        _text.Append('\n');
        _page.Clear();
        _pageNotes.Clear();
        _used = 0;
    }
}

/// <summary>Layout goals: prose and 〇 rows in lines of about 40 characters, boxes and tables torn by the pages, footnotes below 51 blanks.</summary>
internal sealed class Goals
{
    private const int PageHeight = 36;
    private readonly StringBuilder _text = new();
    private readonly NoteCounter _notes;
    private readonly List<string> _page = [];
    private readonly List<string> _pageNotes = [];
    private readonly List<string> _late = []; // a box that the text layer gives after the footnotes of its page
    private bool _isLate;

    public Goals(Script script)
    {
        Script = script;
        _notes = new(script);
        foreach (var s in script.Statements) Write(s);
        ClosePage();
    }

    public Script Script { get; }

    public IReadOnlyList<string> Numbers => _notes.Keys;

    public string Text => _text.ToString();

    private void Write(Statement s)
    {
        switch (s.Tag)
        {
            case "page": ClosePage(); break;
            case "late": _isLate = true; break;
            case "endlate": _isLate = false; break;
            case "blank": Put(new("", true, [])); break;
            case "part" or "chapter" or "section" or "topic" or "group" or "subgroup" or "head" or "p": Flow(s.Text, 80); break;
            case "vision": Flow("〇目指すべき将来像", 90); break;
            case "targets": Flow("〇目標", 90); break;
            case "v" or "t" or "prose": Flow("・" + s.Text, 90); break;
            case "boxp" or "note" or "indhead" or "legendrow" or "abbr": Flow(s.Text, 96); break;
            case "b" or "m": Flow(s.Text, 80); break;
            case "sub": Flow("・ " + s.Text, 78); break;
            case "indrow": IndicatorRow(s); break;
            case "field" or "cells":
                foreach (var cell in s.Below)
                {
                    var parts = cell.Split(' ', 2);
                    Flow(parts[1], 2 * int.Parse(parts[0], CultureInfo.InvariantCulture));
                }

                break;
        }
    }

    /// <summary>Periods, then name and values; a long name stands on lines of its own. "tear" puts a page break between the two.</summary>
    private void IndicatorRow(Statement s)
    {
        var head = s.Below.First(b => b.StartsWith("head ", StringComparison.Ordinal))[5..];
        var cells = s.Below.First(b => b.StartsWith("cells ", StringComparison.Ordinal))[6..];
        Put(new("  " + head.Replace('|', ' '), true, []));
        if (s.Below.Contains("tear")) ClosePage();
        if (s.Text.Length <= 22) Flow(s.Text + " " + cells.Replace('|', ' '), 200);
        else
        {
            Flow(s.Text, 44);
            Flow(cells.Replace('|', ' '), 200);
        }
    }

    /// <summary>A mark after {nl} stands on a line of its own.</summary>
    private void Flow(string text, int width)
    {
        var parts = text.Split("{nl}");
        for (var i = 0; i < parts.Length; i++)
        {
            var lines = Wrap.Lines(parts[i], width, key => _notes.NumberOf(key).ToString(CultureInfo.InvariantCulture));
            for (var k = 0; k < lines.Count; k++)
            {
                var isJoined = k == lines.Count - 1 && i < parts.Length - 1;
                Put(isJoined ? lines[k] with { EndsParagraph = false } : lines[k]);
            }
        }
    }

    private void Put(Line line)
    {
        if (_isLate)
        {
            _late.Add(line.Raw);
            return;
        }

        if (_page.Count + _late.Count + NoteHeight(_pageNotes.Concat(line.Notes)) + 1 > PageHeight) ClosePage();
        _page.Add(line.Raw);
        _pageNotes.AddRange(line.Notes);
    }

    private int NoteHeight(IEnumerable<string> keys) => keys.Sum(k => Note(k).Count);

    private List<Line> Note(string key) =>
        Wrap.Lines($"{_notes.NumberOf(key).ToString(CultureInfo.InvariantCulture)} {Script.Footnotes[key]}", 104, k => k);

    private void ClosePage()
    {
        if (_page.Count == 0) return;
        _text.Append((_page[0].StartsWith(' ') ? "" : " ") + string.Join("\n\n", _page) + "\n");
        if (_pageNotes.Count > 0)
        {
            _text.Append("\n" + new string(' ', 51) + "\n");
            foreach (var key in _pageNotes) _text.Append(string.Join("\n\n", Note(key).Select(l => l.Raw)) + "\n");
        }

        foreach (var line in _late) _text.Append("\n" + line + "\n");
        _page.Clear();
        _pageNotes.Clear();
        _late.Clear();
    }
}

/// <summary>Layout points: headings, bullets and target lines of a slide deck, transcribed.</summary>
internal sealed class Points
{
    private readonly StringBuilder _text = new("\n\n");

    public Points(Script script)
    {
        Script = script;
        var before = "";
        foreach (var s in script.Statements)
        {
            var isList = s.Tag is "b" or "bare" or "line" or "docnote";
            if (before.Length > 0 && !(isList && (s.Tag == before || s.Tag is "line" || before is "line")) && !(before == "target" && s.Text.StartsWith('※'))) _text.Append('\n');
            _text.Append(s.Tag switch
            {
                "b" => $"- ・ {s.Text}\n",
                "bare" => $"- {s.Text}\n",
                "formfeed" => " ",
                _ => s.Text + "\n",
            });
            before = s.Tag == "formfeed" ? "" : s.Tag;
        }
    }

    public Script Script { get; }

    public string Text => _text.ToString();
}
