using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shirube.Sample.Expected;
using Shirube.Sample.Layouts;
using Shirube.Sample.Notation;

namespace Shirube.Sample;

/// <summary>Every file that the sources give, by its path in the folder of the sample.</summary>
internal sealed class SampleFiles
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IndentSize = 1 };

    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonArray> _measures = new(StringComparer.Ordinal);

    /// <param name="home">The folder that holds source/.</param>
    public SampleFiles(string home)
    {
        var plan = File.ReadLines(Path.Combine(home, "source", "plan-2.txt")).Where(l => l.StartsWith('@'))
            .Select(l => l.Split(' ', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

        var markup = new Markup(Source("2024"));
        Add("2024", "strategy-markup.txt", markup.Text, markup.Script, markup.Numbers);
        var columns = new Columns(Source("2025"));
        Add("2025", "strategy-columns.txt", columns.Text, columns.Script, columns.Numbers);
        var goals = new Goals(Source("2021"));
        Add("2021", "strategy-goals.txt", goals.Text, goals.Script, goals.Numbers);
        var points = new Points(Source("plan-3"));
        Add("plan-3", "plan-points.txt", points.Text, points.Script, []);
        _files["expected/lineage-2024-2025.json"] = Json(Lineage.Of(markup.Script, _measures["2024"], columns.Script, _measures["2025"]));
        _files["corrections.csv"] = Corrections("strategy-markup.txt", markup.Text, markup.Script);
        Pages = markup.Html;

        Script Source(string edition) => Script.Read(Path.Combine(home, "source", edition + ".txt"), plan);
    }

    /// <summary>What is printed as strategy-markup.pdf, in HTML.</summary>
    public string Pages { get; }

    /// <summary>The files whose committed text is another, or that are not there.</summary>
    public IEnumerable<(string Name, string Text)> Stale(string home) =>
        from file in _files
        let path = Path.Combine(home, file.Key)
        where !File.Exists(path) || File.ReadAllText(path) != file.Value
        select (file.Key, file.Value);

    private void Add(string edition, string name, string text, Script script, IReadOnlyList<string> numbers)
    {
        _files[name] = text;
        foreach (var (kind, facts) in EditionFacts.Of(script, numbers, edition))
        {
            _files[$"expected/{edition}.{kind}.json"] = Json(facts);
            if (kind == "measures") _measures[edition] = facts;
        }
    }

    private static string Json(JsonArray array) => array.ToJsonString(s_json) + "\n";

    /// <summary>One row for each planted fault, at its line in the printed text.</summary>
    private static string Corrections(string name, string text, Script script)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var lines = text.Split('\n');
        var rows = new StringBuilder("document,line,wrong,right,reason\n");
        foreach (var fault in script.Faults())
        {
            var line = Array.FindIndex(lines, l => l.Contains(fault[0], StringComparison.Ordinal)) + 1;
            if (line == 0) throw new InvalidDataException($"{name}: the fault {fault[0]} is cut by a line");
            rows.Append(CultureInfo.InvariantCulture, $"{hash},{line},{fault[0]},{fault[1]},{fault[2]}\n");
        }

        return rows.ToString();
    }
}
